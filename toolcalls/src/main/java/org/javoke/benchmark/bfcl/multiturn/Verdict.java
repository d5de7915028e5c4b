package org.javoke.benchmark.bfcl.multiturn;

/** Whether a model's calls did what was expected. */
public sealed interface Verdict {

  record Valid() implements Verdict {}

  /**
   * They did not.
   *
   * @param errorType the reference's name, such as {@code multi_turn:instance_state_mismatch}
   * @param message the reference's words
   */
  record Invalid(String errorType, String message) implements Verdict {}

  /** No list of replies was given: the request had failed. */
  static Verdict inferenceError() {
    return new Invalid(
        "multi_turn:inference_error",
        "Error during inference phase. Model did not output a list of model responses.");
  }

  /** The model was stopped before the last turn, or went beyond it. */
  static Verdict forceTerminated(int turns, int expected) {
    return new Invalid(
        "multi_turn:force_terminated",
        ("Model was force-terminated during inference phase. The length of the model result turns"
                + " (%d) does not match the length of the ground truth turns (%d).")
            .formatted(turns, expected));
  }

  static Verdict emptyTurn(int turn) {
    return new Invalid(
        "multi_turn:empty_turn_model_response", "Model response list is empty for turn " + turn);
  }

  static Verdict stateMismatch(String className) {
    return new Invalid(
        "multi_turn:instance_state_mismatch",
        "Model instance for %s does not match the state with ground truth instance."
            .formatted(className));
  }

  static Verdict responseMismatch(int turn) {
    return new Invalid(
        "multi_turn:execution_response_mismatch",
        ("Model response execution results so far does not contain all the ground truth response"
                + " execution results for turn %d.")
            .formatted(turn));
  }
}
