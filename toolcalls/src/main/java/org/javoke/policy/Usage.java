package org.javoke.policy;

import java.util.OptionalInt;

/** Tokens of a request, as far as they are known. */
public record Usage(OptionalInt promptTokens, OptionalInt completionTokens) {

  public static final Usage UNKNOWN = new Usage(OptionalInt.empty(), OptionalInt.empty());
}
