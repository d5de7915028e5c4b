package org.javoke.lab.report;

import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Figures that others have published: facts of their day, which no run here has measured.
 *
 * <p>Each is {@code {source, date, columns, rows}}, with accuracies in percent.
 */
final class Published {

  private Published() {}

  /** {@return BFCL v3's leaderboard as a paper gives it} */
  static Value bfcl3() {
    try {
      return Json.read(Assets.text("published-bfcl-v3.json"));
    } catch (JsonException e) {
      throw new IllegalStateException("the report's own file of published figures is broken", e);
    }
  }
}
