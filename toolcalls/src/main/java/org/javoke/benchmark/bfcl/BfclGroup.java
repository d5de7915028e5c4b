package org.javoke.benchmark.bfcl;

import java.util.Locale;

/** The parts into which the leaderboard divides its categories. */
public enum BfclGroup {
  /** Written by the benchmark's authors; one request, one reply. */
  NON_LIVE,
  /** Contributed by users of a public service; one request, one reply. */
  LIVE,
  /** Conversations in which calls are executed. */
  MULTI_TURN,
  /** Memory and web search. */
  AGENTIC,
  /** Single-turn questions asked in 26 prompt formats; not part of the overall score. */
  FORMAT_SENSITIVITY;

  /** {@return the name as users and file names have it, such as {@code non_live}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return whether its categories can be run here} */
  public boolean isRunnable() {
    return isSingleTurn() || this == MULTI_TURN;
  }

  /** {@return whether one request and one reply settle a question} */
  public boolean isSingleTurn() {
    return this == NON_LIVE || this == LIVE;
  }
}
