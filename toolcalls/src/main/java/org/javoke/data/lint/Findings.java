package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.List;

/** Takes the findings of one sample. */
final class Findings {

  private static final int MAX_TEXT = 400;

  private final List<Finding> all = new ArrayList<>();

  void add(Rule rule, String place, String message) {
    // Messages quote the data, which may be of any length.
    String bounded =
        message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT) + "...";
    all.add(new Finding(rule, place, bounded));
  }

  List<Finding> list() {
    return List.copyOf(all);
  }
}
