package org.javoke.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.policy.Told.Likelihood;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * C of iTool eq. 7: what the model itself thinks of a step. It is asked for a verdict in one word,
 * and how likely each word is there says how sure it is.
 *
 * @param verdicts the words it may answer, each with its weight
 * @param amongVerdicts whether the probabilities are made to add up to 1 over the verdicts;
 *     otherwise they are the model's own
 * @param temperature that sharpens or flattens them where they add up to 1
 * @param withReference whether the model is shown the reference answer
 * @param scale by which the weighted sum is divided
 * @param freeDepth the sum is also divided by depth - freeDepth where that is more than 1, as in
 *     MCTS-DPO; 0 for never
 * @param atEnd whether complete answers are judged so, too (eq. 6), or only by their outcome
 */
public record SelfEvaluation(
    List<Verdict> verdicts,
    boolean amongVerdicts,
    double temperature,
    boolean withReference,
    double scale,
    int freeDepth,
    boolean atEnd) {

  /** A word, what it means, and what it counts. */
  public record Verdict(String word, String meaning, double weight) {}

  public SelfEvaluation {
    verdicts = List.copyOf(verdicts);
    if (verdicts.isEmpty() || verdicts.stream().anyMatch(verdict -> verdict.word().isBlank())) {
      throw new InputException("self-evaluation has no verdicts, or one without a word");
    }
    if (!(temperature > 0) || !(scale > 0) || freeDepth < 0) {
      throw new InputException(
          "self-evaluation has temperature %s, scale %s and free depth %d; expected more than 0, more than 0, and 0 or more"
              .formatted(temperature, scale, freeDepth));
    }
  }

  /** {@return the words, as the model is asked for their probabilities} */
  List<String> words() {
    return verdicts.stream().map(Verdict::word).toList();
  }

  /** {@return what the model is asked about a step} */
  Prompt prompt(Problem problem, String begun, Step step) {
    return asked(question(problem, begun, step));
  }

  /** {@return what its prompts have in common with those of others: the instruction, the tools} */
  List<Prompt> openings(Problem problem) {
    List<Tool> tools = problem.prompt().tools();
    return tools.isEmpty()
        ? List.of(asked(""))
        : List.of(asked(offered(List.of(ProblemOpenings.ANY))), asked(offered(tools)));
  }

  private Prompt asked(String question) {
    return new Prompt(
        List.of(new Message.FromSystem(instruction()), new Message.FromUser(question)), List.of());
  }

  private String instruction() {
    String choices =
        verdicts.stream()
            .map(verdict -> "\"%s\" (%s)".formatted(verdict.word(), verdict.meaning()))
            .collect(Collectors.joining(", or "));
    return """
    You assess how assistants use tools. You are given a conversation, the tools on offer, what \
    the assistant has answered so far, and the step it proposes next. Judge whether that step \
    is right for the request and the tools: the right tool, all arguments that are needed, \
    values that the conversation gives, and no call where none is called for.
    Reply with one word: %s.\
    """
        .formatted(choices);
  }

  private String question(Problem problem, String begun, Step step) {
    StringBuilder text = new StringBuilder(offered(problem.prompt().tools()));
    text.append("Conversation:\n");
    problem.prompt().messages().forEach(message -> text.append(line(message)).append('\n'));
    if (withReference) {
      problem
          .reference()
          .ifPresent(right -> text.append("\nA right answer:\n").append(right).append('\n'));
    }
    text.append("\nAnswered so far:\n").append(begun.isBlank() ? "(nothing)" : begun.strip());
    text.append("\n\nProposed step:\n");
    text.append(step.text().isBlank() ? "(the answer ends here)" : step.text().strip());
    return text.append("\n\nVerdict:").toString();
  }

  private static String offered(List<Tool> tools) {
    if (tools.isEmpty()) {
      return "";
    }
    List<Value> documents = tools.stream().map(tool -> (Value) tool.document()).toList();
    return "Tools:\n" + Json.write(Value.of(documents)) + "\n\n";
  }

  private static String line(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> "system: " + content;
      case Message.FromUser(String content) -> "user: " + content;
      case Message.FromAssistant(String content, var calls) ->
          "assistant: "
              + content
              + calls.stream()
                  .map(call -> " " + call.name() + " " + call.arguments())
                  .collect(Collectors.joining());
      case Message.FromTool(_, String content) -> "tool: " + content;
    };
  }

  /**
   * {@return C}
   *
   * @param likelihoods of the words, in their order
   * @param depth of the step, from 1
   */
  double confidence(List<Likelihood> likelihoods, int depth) {
    double[] p = probabilities(likelihoods);
    double sum =
        IntStream.range(0, p.length).mapToDouble(i -> verdicts.get(i).weight() * p[i]).sum();
    return sum / scale / (freeDepth == 0 ? 1 : Math.max(1, depth - freeDepth));
  }

  private double[] probabilities(List<Likelihood> likelihoods) {
    double t = amongVerdicts ? temperature : 1;
    double[] logs = likelihoods.stream().mapToDouble(l -> l.logprob() / t).toArray();
    double most = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).max().orElse(0);
    if (!amongVerdicts || !Double.isFinite(most)) {
      return IntStream.range(0, logs.length).mapToDouble(i -> Math.exp(logs[i])).toArray();
    }
    double[] p =
        IntStream.range(0, logs.length).mapToDouble(i -> Math.exp(logs[i] - most)).toArray();
    double total = IntStream.range(0, p.length).mapToDouble(i -> p[i]).sum();
    return IntStream.range(0, p.length).mapToDouble(i -> p[i] / total).toArray();
  }
}
