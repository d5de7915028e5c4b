package org.javoke.score;

/** The verdict on one answer. Unscored is its own case and never counts as wrong or right. */
public sealed interface Score {

  record Correct() implements Score {}

  /**
   * Wrong, and why.
   *
   * @param errorType the reference's name of the error, such as {@code type_error:simple}; in fair
   *     mode the nearest one
   * @param explanation one sentence for a person: which call, which parameter, got, expected
   */
  record Wrong(Mistake mistake, String errorType, String explanation) implements Score {}

  /** There was no answer to score. */
  record Unscored(String reason) implements Score {}
}
