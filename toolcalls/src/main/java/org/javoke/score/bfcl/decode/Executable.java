package org.javoke.score.bfcl.decode;

import java.util.List;

/** A reply turned into calls that a simulated API can run. */
public sealed interface Executable {

  /** The source of each call. */
  record Sources(List<String> calls) implements Executable {
    public Sources {
      calls = List.copyOf(calls);
    }

    /** {@return whether there is nothing to run} One empty source is nothing either. */
    public boolean isEmpty() {
      return calls.isEmpty() || (calls.size() == 1 && calls.getFirst().isEmpty());
    }
  }

  /** The reply could not be read. */
  record Refused(String reason) implements Executable {}
}
