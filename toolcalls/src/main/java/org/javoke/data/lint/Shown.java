package org.javoke.data.lint;

import org.javoke.value.Json;
import org.javoke.value.Value;

/** Pieces of data as messages quote them: short, and in one line. */
final class Shown {

  private static final int LONGEST = 80;

  private Shown() {}

  static String of(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  static String of(Value value) {
    return of(Json.write(value));
  }
}
