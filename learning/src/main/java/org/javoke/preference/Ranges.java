package org.javoke.preference;

/** Checks of parameters. */
final class Ranges {

  private Ranges() {}

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s, expected more than 0".formatted(name, value));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s, expected 0 or more".formatted(name, value));
    }
  }
}
