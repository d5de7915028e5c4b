package org.javoke.benchmark.apibank;

import org.javoke.score.Mistake;

/** Why a call is right or wrong. */
enum Reason {
  OK(Mistake.WRONG_VALUE),
  NO_API_CALL(Mistake.DID_NOT_CALL),
  API_NAME_MISMATCH(Mistake.WRONG_FUNCTION),
  INVALID_INPUT_PARAMETER(Mistake.UNKNOWN_PARAMETER),
  INVALID_PARAMETER_TYPE(Mistake.WRONG_TYPE),
  MISS_INPUT_ARGUMENT(Mistake.MISSING_PARAMETER),
  /** The record lacks something that the API compares. */
  KEY_ERROR(Mistake.WRONG_VALUE),
  EXCEPTION_MISMATCH(Mistake.WRONG_VALUE),
  INPUT_MISMATCH(Mistake.WRONG_VALUE),
  OUTPUT_MISMATCH(Mistake.WRONG_VALUE),
  /** The API cannot be run here. */
  NOT_RUNNABLE(Mistake.WRONG_VALUE);

  private final Mistake mistake;

  Reason(Mistake mistake) {
    this.mistake = mistake;
  }

  /** {@return the kind of mistake, if it is one} */
  Mistake mistake() {
    return mistake;
  }
}
