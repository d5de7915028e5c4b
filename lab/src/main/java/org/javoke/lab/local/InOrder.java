package org.javoke.lab.local;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Puts lines that come in any order into theirs; those that are early wait. */
final class InOrder {

  private static final int MOST_LINES = 1024;
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final Consumer<String> out;
  private final Map<Long, String> waiting = new HashMap<>();
  private long next;
  private long characters;

  InOrder(Consumer<String> out) {
    this.out = out;
  }

  /**
   * Hands on the line, or keeps it until those before it are there.
   *
   * @param place from 0; each comes once
   */
  void add(long place, String line) {
    waiting.put(place, line);
    characters += line.length();
    for (String ready = waiting.remove(next); ready != null; ready = waiting.remove(next)) {
      characters -= ready.length();
      next++;
      out.accept(ready);
    }
  }

  /** {@return whether so much waits that nothing new is to be begun} */
  boolean isFull() {
    return waiting.size() >= MOST_LINES || characters >= MOST_CHARACTERS;
  }
}
