package org.javoke.lab.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.call.Answer;
import org.javoke.chat.Message;
import org.javoke.data.CanonicalForm;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;

/** Asks a policy the questions, greedily, and judges its replies. */
final class ToolCallEvaluation {

  private final List<Question> questions;
  private final ReplyJudge judge;
  private final Sampling sampling;

  /**
   * @param longest reply, in tokens
   */
  ToolCallEvaluation(List<Question> questions, ReplyJudge judge, int longest) {
    this.questions = List.copyOf(questions);
    this.judge = judge;
    this.sampling =
        new Sampling(
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            OptionalInt.of(longest),
            OptionalLong.of(0),
            false);
  }

  /** {@return the metrics and the replies, in the questions' order} */
  Evaluator.Result of(Policy policy) throws InterruptedException {
    Map<String, Outcome> outcomes = new HashMap<>();
    policy.answer(
        questions.stream()
            .map(question -> new Request(question.id(), question.prompt(), sampling, 0))
            .toList(),
        answered -> outcomes.put(answered.request().id(), answered.outcome()));
    ToolCallMetrics metrics = new ToolCallMetrics();
    List<JudgedReply> replies = new ArrayList<>();
    for (Question question : questions) {
      Outcome outcome = outcomes.get(question.id());
      replies.add(
          switch (outcome) {
            case null -> unscored(question, "there was no reply", metrics);
            case Outcome.Failed(String reason, _) -> unscored(question, reason, metrics);
            case Outcome.Replied replied -> judged(question, replied, metrics);
          });
    }
    return new Evaluator.Result(metrics.values(), replies);
  }

  private static JudgedReply unscored(Question question, String reason, ToolCallMetrics metrics) {
    metrics.addUnscored();
    return reply(question, "", JudgedReply.Verdict.UNSCORED, Map.of(), reason);
  }

  private JudgedReply judged(Question question, Outcome.Replied replied, ToolCallMetrics metrics) {
    String text = replied.answer() instanceof Answer.Text(String said) ? said : "";
    ReplyJudge.Found found = judge.judge(question.task(), text);
    metrics.add(found.checks(), found.arguments());
    boolean right = found.checks().getOrDefault(ToolCallMetrics.AST_ACCURACY, false);
    return reply(
        question,
        text,
        right ? JudgedReply.Verdict.CORRECT : JudgedReply.Verdict.WRONG,
        found.checks(),
        found.explanation());
  }

  private static JudgedReply reply(
      Question question,
      String text,
      JudgedReply.Verdict verdict,
      Map<String, Boolean> checks,
      String explanation) {
    return new JudgedReply(
        question.id(),
        shown(question.prompt().messages().getLast()),
        CanonicalForm.expected(question.task().expectation()),
        text,
        verdict,
        checks,
        explanation);
  }

  private static String shown(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> content;
      case Message.FromUser(String content) -> content;
      case Message.FromAssistant(String content, _) -> content;
      case Message.FromTool(_, String content) -> "result: " + content;
    };
  }
}
