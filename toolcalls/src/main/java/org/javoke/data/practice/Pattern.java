package org.javoke.data.practice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is right to do in a sample. */
public enum Pattern {
  /** One call; one tool offered. */
  SIMPLE(20),
  /** One call; several tools offered. */
  MULTIPLE(30),
  /** Calls of one tool with different values. */
  PARALLEL(10),
  /** Calls of two tools. */
  PARALLEL_MULTIPLE(10),
  /** No call: none of the tools serves the request. */
  IRRELEVANCE(12),
  /** No call but a question: a required value is not given. */
  MISSING_PARAMETERS(6),
  /** A call that follows from an earlier call and its result. */
  MULTI_TURN(12);

  private final int share;

  Pattern(int share) {
    this.share = share;
  }

  /** {@return how many of 100 samples have it if nothing else is asked for} */
  public int share() {
    return share;
  }

  /** {@return the name, such as {@code parallel_multiple}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return all names, for messages} */
  public static String labels() {
    return Arrays.stream(values()).map(Pattern::label).collect(Collectors.joining(", "));
  }
}
