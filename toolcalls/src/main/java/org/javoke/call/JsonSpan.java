package org.javoke.call;

import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * A JSON object or array inside a longer text.
 *
 * @param end index after its closing bracket
 */
public record JsonSpan(Value value, int end) {

  /**
   * {@return the value whose opening bracket stands at the index}
   *
   * @throws CallSyntaxException if it is not closed, or is no JSON
   */
  public static JsonSpan read(String text, int start) throws CallSyntaxException {
    int end = end(text, start);
    if (end < 0) {
      throw new CallSyntaxException(
          text.length(), "the text ends before the bracket that opens at " + start + " is closed");
    }
    try {
      return new JsonSpan(Json.read(text.substring(start, end)), end);
    } catch (JsonException e) {
      throw new CallSyntaxException(
          start + Math.max(0, e.position()), "valid JSON was expected: " + e.getMessage());
    }
  }

  // Counts brackets outside strings; which kind closes which is left to the JSON reader.
  private static int end(String text, int start) {
    int depth = 0;
    boolean inString = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        i += c == '\\' ? 1 : 0;
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
