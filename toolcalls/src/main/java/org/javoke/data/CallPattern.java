package org.javoke.data;

import java.util.List;
import java.util.Locale;

/** How a sample's calls are composed, under BFCL's names. */
public enum CallPattern {
  /** No call is made or expected. */
  NO_CALL,
  /** One call; one tool offered. */
  SIMPLE,
  /** One call; several tools offered. */
  MULTIPLE,
  /** Several calls of one tool in one answer. */
  PARALLEL,
  /** Calls of several tools in one answer. */
  PARALLEL_MULTIPLE,
  /** Calls in several answers. */
  MULTI_STEP;

  /** {@return the sample's pattern} */
  public static CallPattern of(Example example) {
    List<String> called = example.calledTools();
    long answers = example.messages().stream().filter(turn -> !turn.calls().isEmpty()).count();
    if (called.isEmpty()) {
      return NO_CALL;
    }
    if (answers > 1) {
      return MULTI_STEP;
    }
    if (called.size() == 1) {
      return example.tools().size() > 1 ? MULTIPLE : SIMPLE;
    }
    return called.stream().distinct().count() == 1 ? PARALLEL : PARALLEL_MULTIPLE;
  }

  /** {@return the name, such as {@code parallel_multiple}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
