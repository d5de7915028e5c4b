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

  /**
   * How good an answer is where none is right or wrong. It belongs to no accuracy.
   *
   * @param grade from 0 to 1; what it measures is told by the scorer's name
   */
  record Graded(double grade) implements Score {
    public Graded {
      if (!(grade >= 0 && grade <= 1)) {
        throw new IllegalArgumentException("grade is " + grade + ", from 0 to 1 was expected");
      }
    }
  }

  /** There was no answer to score. */
  record Unscored(String reason) implements Score {}
}
