package org.javoke.score.fair;

import java.util.List;
import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.ToolCall;
import org.javoke.score.Expectation;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.score.bfcl.decode.BfclDecoder;

/**
 * Scores whole answers fairly. Where no call is right, any attempt at one is wrong; where some call
 * is right, it must call a tool that was offered. Failed requests are no answers and never come
 * here.
 */
public final class FairScorer implements Scorer {

  private static final List<String> JSON_FORMATS = List.of("openai", "hermes", "llama3", "mistral");

  private final CallFinder finder;

  /**
   * Knows calls written as source code in the task's language, fenced or introduced as they may be,
   * and the formats in which models write calls as JSON.
   */
  public FairScorer() {
    this(new BfclDecoder());
  }

  /**
   * Scores with a decoder that others use, too.
   *
   * @param decoder decodes a reply once for all that share it
   */
  public FairScorer(BfclDecoder decoder) {
    this(decoder, JSON_FORMATS.stream().map(CallFormats::named).toList());
  }

  /**
   * Scores with formats of one's own choice.
   *
   * @param formats further formats in which calls are recognised
   */
  public FairScorer(BfclDecoder decoder, List<CallFormat> formats) {
    this.finder = new CallFinder(decoder, formats);
  }

  @Override
  public String name() {
    return "fair";
  }

  @Override
  public Score score(Task task, Answer answer) {
    if (task.expectation() instanceof Expectation.Trajectory) {
      return new Score.Unscored("judging it takes its calls to be carried out on simulated APIs");
    }
    if (task.expectation() instanceof Expectation.Said) {
      return new Score.Unscored("words are neither right nor wrong");
    }
    Found found = finder.find(task, answer);
    Optional<Finding> finding =
        switch (task.expectation()) {
          case Expectation.Calls _ -> checkCalls(task, found);
          case Expectation.Trajectory _, Expectation.Said _ -> Optional.empty();
          case Expectation.NoCall _ -> checkNoCall(found);
          case Expectation.AnyCall _ -> checkAnyCall(task, found);
        };
    return finding.<Score>map(Finding::asScore).orElseGet(Score.Correct::new);
  }

  /** {@return the calls that are scored; empty where there are none or they cannot be read} */
  public List<ToolCall> calls(Task task, Answer answer) {
    if (answer instanceof Answer.Turns turns) {
      return turns.replies().stream().flatMap(reply -> calls(task, reply).stream()).toList();
    }
    return finder.find(task, answer) instanceof Found.Calls(List<ToolCall> calls)
        ? calls
        : List.of();
  }

  private static Optional<Finding> checkCalls(Task task, Found found) {
    String errorType = "ast_decoder:decoder_failed";
    return switch (found) {
      case Found.Calls(List<ToolCall> calls) -> FairCheck.of(task).check(calls);
      case Found.Nothing(String reason) -> Optional.of(new Finding.DidNotCall(errorType, reason));
      case Found.Unreadable(String reason) ->
          Optional.of(new Finding.NotParseable(errorType, reason));
    };
  }

  private static Optional<Finding> checkNoCall(Found found) {
    String errorType = "irrelevance_error:decoder_success";
    return switch (found) {
      case Found.Nothing _ -> Optional.empty();
      case Found.Calls(List<ToolCall> calls) ->
          Optional.of(
              new Finding.CalledThoughIrrelevant(
                  errorType, calls.stream().map(ToolCall::name).toList()));
      case Found.Unreadable _ ->
          Optional.of(
              new Finding.CalledThoughIrrelevant(errorType, List.of("a call that cannot be read")));
    };
  }

  private static Optional<Finding> checkAnyCall(Task task, Found found) {
    String errorType = "relevance_error:decoder_failed";
    return switch (found) {
      case Found.Calls(List<ToolCall> calls) -> firstUnknown(task, calls);
      case Found.Nothing(String reason) -> Optional.of(new Finding.DidNotCall(errorType, reason));
      case Found.Unreadable(String reason) ->
          Optional.of(new Finding.NotParseable(errorType, reason));
    };
  }

  private static Optional<Finding> firstUnknown(Task task, List<ToolCall> calls) {
    FunctionNames names = new FunctionNames(task.tools());
    for (int i = 0; i < calls.size(); i++) {
      String called = calls.get(i).name();
      if (task.tools().stream().noneMatch(tool -> names.same(tool.name(), called))) {
        return Optional.of(
            new Finding.WrongFunction(
                "simple_function_checker:wrong_func_name",
                new Place(i, "one of the offered functions"),
                called));
      }
    }
    return Optional.empty();
  }
}
