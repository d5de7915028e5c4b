package org.javoke.score;

import java.util.List;
import org.javoke.value.Value;

/** What a right answer is. */
public sealed interface Expectation {

  /** These calls, each once. */
  record Calls(List<ExpectedCall> calls) implements Expectation {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * In each turn, whatever brings the simulated APIs into the same state as these calls do, and
   * gets to see their results (BFCL's multi-turn).
   *
   * @param id of the question; the APIs' names show it
   * @param initialConfig what the APIs start from, by the API's class
   * @param apis the classes of the APIs
   * @param calls the expected calls of each turn, as source text
   */
  record Trajectory(
      String id, Value.Fields initialConfig, List<String> apis, List<List<String>> calls)
      implements Expectation {
    public Trajectory {
      apis = List.copyOf(apis);
      calls = calls.stream().map(List::copyOf).toList();
    }
  }

  /** No call: none of the tools fits (BFCL's irrelevance). */
  record NoCall() implements Expectation {}

  /** Some call, whichever (BFCL's relevance). */
  record AnyCall() implements Expectation {}

  /**
   * Words, and how near to them an answer comes is measured: there is no right and wrong
   * (API-Bank's responses).
   */
  record Said(String text) implements Expectation {}
}
