package org.javoke.score;

/** The kinds of mistakes, the same in every scoring mode. */
public enum Mistake {
  WRONG_FUNCTION,
  MISSING_CALL,
  EXTRA_CALL,
  MISSING_PARAMETER,
  UNKNOWN_PARAMETER,
  WRONG_TYPE,
  WRONG_VALUE,
  NOT_PARSEABLE,
  CALLED_THOUGH_IRRELEVANT,
  DID_NOT_CALL,
  /** The calls left the simulated APIs in another state than the expected ones do. */
  WRONG_STATE,
  /** What the expected calls bring to light was not asked for. */
  MISSING_RESULT,
  /** It went on calling until it was stopped. */
  DID_NOT_STOP
}
