package org.javoke.score.fair;

import java.util.List;
import org.javoke.call.ToolCall;

/** What calls were found in an answer. */
sealed interface Found {

  /** At least one call, and only one way to read them. */
  record Calls(List<ToolCall> calls) implements Found {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * No call, and nothing that looks like an attempt at one.
   *
   * @param reason in words, without a full stop
   */
  record Nothing(String reason) implements Found {}

  /**
   * An attempt at a call that cannot be read, or can be read in several ways.
   *
   * @param reason in words, without a full stop
   */
  record Unreadable(String reason) implements Found {}
}
