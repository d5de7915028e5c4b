package org.javoke.repair;

import java.util.Optional;
import org.javoke.value.Json;
import org.javoke.value.JsonException;

/**
 * Mends JSON: Python's words and quotes, unquoted keys, comments, commas too many or too few,
 * quotes inside strings, brackets and strings left open. A value that is missing or cannot be told
 * from its surroundings is not made up: such a text stays as it is.
 */
public final class JsonRepair {

  private JsonRepair() {}

  /**
   * {@return the text as JSON, if it was none and can be mended}
   *
   * @param text one JSON value and nothing else, or what was meant to be one
   */
  public static Optional<Repaired> repair(String text) {
    if (isJson(text)) {
      return Optional.empty();
    }
    return value(text, 0)
        .filter(found -> text.substring(found.end()).isBlank())
        .map(found -> new Repaired(found.json(), found.note()));
  }

  /**
   * A value that stands somewhere in a text.
   *
   * @param json the value as JSON
   * @param end index of the first character after it, and after brackets that close nothing
   * @param note what was mended; empty where nothing had to be
   */
  record Found(String json, int end, String note) {}

  /** {@return the object or array that starts there, mended where needed} */
  static Optional<Found> value(String text, int start) {
    Optional<Found> found = new LenientJson(text, start).value();
    return found.filter(value -> isJson(value.json()));
  }

  static boolean isJson(String text) {
    try {
      Json.read(text);
      return true;
    } catch (JsonException e) {
      return false;
    }
  }
}
