package org.javoke.score;

import java.util.List;

/** What a right answer is. */
public sealed interface Expectation {

  /** These calls, each once. */
  record Calls(List<ExpectedCall> calls) implements Expectation {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** No call: none of the tools fits (BFCL's irrelevance). */
  record NoCall() implements Expectation {}

  /** Some call, whichever (BFCL's relevance). */
  record AnyCall() implements Expectation {}
}
