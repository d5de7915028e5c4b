package org.javoke.score.bfcl;

import java.util.List;
import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.score.CallAttempt;
import org.javoke.score.Expectation;
import org.javoke.score.Finding;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Decoded;
import org.javoke.score.bfcl.decode.ReturnFormat;

/**
 * Scores whole answers as the reference's runner does ({@code bfcl_eval/eval_checker/
 * eval_runner.py} of bfcl-eval 2026.3.23): decode, look at the form, check the calls. Irrelevance
 * is right where nothing is decoded, relevance where something is, whatever it calls.
 */
public final class BfclScorer implements Scorer {

  private static final String REFUSED = "ast_decoder:decoder_failed";
  private static final String CALLED = "irrelevance_error:decoder_success";
  private static final String NOT_CALLED = "relevance_error:decoder_failed";

  private final BfclDecoder decoder;

  public BfclScorer() {
    this(new BfclDecoder());
  }

  /**
   * Scores with a decoder that others use, too.
   *
   * @param decoder decodes a reply once for all that share it
   */
  public BfclScorer(BfclDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public String name() {
    return "bfcl";
  }

  @Override
  public Score score(Task task, Answer answer) {
    if (task.expectation() instanceof Expectation.Trajectory) {
      return new Score.Unscored("judging it takes its calls to be carried out on simulated APIs");
    }
    if (task.expectation() instanceof Expectation.Said) {
      return new Score.Unscored("words are neither right nor wrong");
    }
    Optional<Finding> finding =
        switch (task.expectation()) {
          case Expectation.Calls _ -> checkCalls(task, answer);
          case Expectation.Trajectory _, Expectation.Said _ -> Optional.empty();
          case Expectation.NoCall _ -> checkNoCall(answer);
          case Expectation.AnyCall _ -> checkAnyCall(answer);
        };
    return finding.<Score>map(Finding::asScore).orElseGet(Score.Correct::new);
  }

  private Optional<Finding> checkCalls(Task task, Answer answer) {
    return switch (decoder.decode(answer, ReturnFormat.of(task.language()))) {
      case Decoded.Calls(List<ToolCall> calls, var _) ->
          AstCheck.of(task).check(calls, answer instanceof Answer.Native);
      case Decoded.NotCalls _ ->
          Optional.of(
              new Finding.NotParseable(
                  CallList.WRONG_FORMAT,
                  "it holds something else than functions with named arguments"));
      case Decoded.Refused(String reason) -> Optional.of(refused(task, answer, reason));
    };
  }

  private static Finding refused(Task task, Answer answer, String reason) {
    String text =
        switch (answer) {
          case Answer.Text(String said) -> said;
          case Answer.Native(var calls, String said) -> calls.isEmpty() ? said : "[{";
          case Answer.Turns _ -> "";
        };
    return CallAttempt.startsLikeCall(text, task.tools())
        ? new Finding.NotParseable(REFUSED, reason)
        : new Finding.DidNotCall(REFUSED, "the reply is text that is no call");
  }

  // Whatever the tools' language, the reference decodes these two as Python.
  private Optional<Finding> checkNoCall(Answer answer) {
    return decoder.decode(answer, ReturnFormat.PYTHON) instanceof Decoded.Calls(var calls, var _)
            && !calls.isEmpty()
        ? Optional.of(
            new Finding.CalledThoughIrrelevant(CALLED, calls.stream().map(ToolCall::name).toList()))
        : Optional.empty();
  }

  private Optional<Finding> checkAnyCall(Answer answer) {
    return switch (decoder.decode(answer, ReturnFormat.PYTHON)) {
      case Decoded.Calls(List<ToolCall> calls, var _) when !calls.isEmpty() -> Optional.empty();
      case Decoded.Calls _ -> Optional.of(new Finding.DidNotCall(NOT_CALLED, "the list is empty"));
      case Decoded.NotCalls _ ->
          Optional.of(new Finding.DidNotCall(NOT_CALLED, "the reply is no list of calls"));
      case Decoded.Refused(String reason) ->
          Optional.of(new Finding.DidNotCall(NOT_CALLED, reason));
    };
  }
}
