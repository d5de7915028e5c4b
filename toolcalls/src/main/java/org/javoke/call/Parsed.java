package org.javoke.call;

import java.util.List;

/** What a reply turned out to be. Every string is one of the three. */
public sealed interface Parsed {

  /**
   * At least one call.
   *
   * @param calls in the order written
   * @param prose the text around the calls, without the calls; empty where there is none
   */
  record Calls(List<ToolCall> calls, String prose) implements Parsed {
    public Calls {
      if (calls.isEmpty()) {
        throw new IllegalArgumentException("calls is empty: a reply without calls is Prose");
      }
      calls = List.copyOf(calls);
    }
  }

  /** No call, and nothing that looks like an attempt at one. */
  record Prose(String text) implements Parsed {}

  /**
   * An attempt at a call that is not well formed.
   *
   * @param text the whole reply
   * @param position index of the character in {@code text} at which it stopped making sense
   * @param reason what was expected there, in words
   */
  record Malformed(String text, int position, String reason) implements Parsed {}
}
