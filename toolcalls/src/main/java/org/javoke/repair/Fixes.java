package org.javoke.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what was mended. */
final class Fixes {

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String fix) {
    counts.merge(fix, 1, Integer::sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(fix -> fix.getKey() + (fix.getValue() == 1 ? "" : " (" + fix.getValue() + " times)"))
        .collect(Collectors.joining(", "));
  }
}
