package org.javoke.benchmark.bfcl.multiturn;

import java.util.OptionalInt;

/** Whether a model's calls did what was expected. */
public sealed interface Verdict {

  record Valid() implements Verdict {}

  /**
   * They did not.
   *
   * @param message the reference's words
   * @param turn which the message numbers from 0, as the reference does; empty where it names none
   */
  record Invalid(Kind kind, String message, OptionalInt turn) implements Verdict {

    private Invalid(Kind kind, String message) {
      this(kind, message, OptionalInt.empty());
    }

    /** {@return the reference's name, such as {@code multi_turn:instance_state_mismatch}} */
    public String errorType() {
      return kind.errorType();
    }
  }

  /** What is wrong. */
  enum Kind {
    /** No list of replies was given: the request had failed. */
    INFERENCE_ERROR("inference_error"),
    /** The model was stopped before the last turn, or went beyond it. */
    FORCE_TERMINATED("force_terminated"),
    /** Nothing was called in a turn that wants calls. */
    EMPTY_TURN("empty_turn_model_response"),
    /** An API's state is another than the expected calls make it. */
    STATE_MISMATCH("instance_state_mismatch"),
    /** A result of the expected calls is not among those the model has got. */
    RESPONSE_MISMATCH("execution_response_mismatch");

    private final String name;

    Kind(String name) {
      this.name = name;
    }

    /** {@return the reference's name, such as {@code multi_turn:instance_state_mismatch}} */
    public String errorType() {
      return "multi_turn:" + name;
    }
  }

  static Verdict inferenceError() {
    return new Invalid(
        Kind.INFERENCE_ERROR,
        "Error during inference phase. Model did not output a list of model responses.");
  }

  static Verdict forceTerminated(int turns, int expected) {
    return new Invalid(
        Kind.FORCE_TERMINATED,
        ("Model was force-terminated during inference phase. The length of the model result turns"
                + " (%d) does not match the length of the ground truth turns (%d).")
            .formatted(turns, expected));
  }

  static Verdict emptyTurn(int turn) {
    return new Invalid(
        Kind.EMPTY_TURN, "Model response list is empty for turn " + turn, OptionalInt.of(turn));
  }

  static Verdict stateMismatch(String className) {
    return new Invalid(
        Kind.STATE_MISMATCH,
        "Model instance for %s does not match the state with ground truth instance."
            .formatted(className));
  }

  static Verdict responseMismatch(int turn) {
    return new Invalid(
        Kind.RESPONSE_MISMATCH,
        ("Model response execution results so far does not contain all the ground truth response"
                + " execution results for turn %d.")
            .formatted(turn),
        OptionalInt.of(turn));
  }
}
