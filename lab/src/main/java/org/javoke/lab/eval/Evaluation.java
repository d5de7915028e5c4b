package org.javoke.lab.eval;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.lab.run.OpenRun;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Session;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;

/**
 * Asks a model a benchmark's questions: each reply is judged and kept as it comes. What was stopped
 * goes on where it was, and questions that got no verdict are asked again.
 */
public final class Evaluation {

  private final Benchmark benchmark;
  private final Policy policy;
  private final Judge judge;
  private final Clock clock;

  public Evaluation(Benchmark benchmark, Policy policy, Judge judge, Clock clock) {
    this.benchmark = benchmark;
    this.policy = policy;
    this.judge = judge;
    this.clock = clock;
  }

  /**
   * Runs, or goes on with, an evaluation.
   *
   * @param folder new, empty, or of a run of the same configuration
   * @param endpoints where the model is reached, without secrets; for the record
   * @throws org.javoke.input.InputException if the folder or the data cannot be used
   */
  public Outline run(Path folder, RunConfig config, List<String> endpoints, Progress progress)
      throws InterruptedException {
    List<Question> questions = benchmark.questions(config.selection());
    Session session = Sessions.begin(clock, endpoints);
    try (OpenRun run = OpenRun.open(folder, config, questions, session)) {
      List<Question> remaining = run.remaining();
      progress.begin(questions.size(), questions.size() - remaining.size());
      ask(remaining, config, run, progress);
      return Outline.finish(run, config, questions, remaining.size(), List.of(), session, clock);
    }
  }

  private void ask(List<Question> questions, RunConfig config, OpenRun run, Progress progress)
      throws InterruptedException {
    Map<String, Question> open =
        questions.stream()
            .collect(
                Collectors.toMap(Question::id, Function.identity(), (a, _) -> a, HashMap::new));
    Consumer<Answered> sink =
        answered -> {
          Question question = open.remove(answered.request().id());
          if (question == null) {
            throw new IllegalStateException(
                "the policy answered " + answered.request().id() + " twice or unasked");
          }
          Sample sample =
              judge.judge(
                  question,
                  benchmark.task(question, config.mode()),
                  inMode(answered.outcome(), config.mode()));
          run.add(sample);
          progress.finished(sample);
        };
    policy.answer(requests(questions, config), sink);
    if (!open.isEmpty()) {
      throw new IllegalStateException("the policy left " + open.size() + " questions unanswered");
    }
  }

  // Where tools are handed over natively, a text is the choice not to call, whatever it looks like.
  private static Outcome inMode(Outcome outcome, Mode mode) {
    return switch (mode) {
      case PROMPTING -> outcome;
      case NATIVE ->
          outcome instanceof Outcome.Replied replied
              ? replied.mapAnswers(Evaluation::asNative)
              : outcome;
    };
  }

  private static Answer asNative(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> new Answer.Native(List.of(), text);
      case Answer.Native structured -> structured;
    };
  }

  // Prompts are made as they are asked for: all at once they would take much memory.
  private Iterable<Request> requests(List<Question> questions, RunConfig config) {
    return () ->
        questions.stream()
            .map(question ->
                new Request(
                    question.id(), benchmark.prompt(question, config.mode()), config.sampling(), 0))
            .iterator();
  }
}
