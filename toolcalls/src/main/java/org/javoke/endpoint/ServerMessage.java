package org.javoke.endpoint;

import java.util.stream.Stream;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The words with which a server explains itself, short enough for one line. */
final class ServerMessage {

  private static final int LONGEST = 300;

  private ServerMessage() {}

  /**
   * {@return what the body says: its error message where it has one, else its beginning}
   *
   * @param key taken out of it, before it is cut anywhere
   */
  static String of(String body, ApiKey key) {
    String message = shortened(key.redact(explained(body)));
    return message.isEmpty() ? "(no message)" : message;
  }

  private static String shortened(String text) {
    // Far more than is shown, so that collapsing white space works on a bounded text.
    String start = text.substring(0, Math.min(text.length(), 20 * LONGEST));
    String line = start.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + "…";
  }

  private static String explained(String body) {
    try {
      String found = message(Json.read(body), 0);
      return found == null ? body : found;
    } catch (JsonException e) {
      return body;
    }
  }

  // OpenAI: {"error": {"message"}}; FastAPI: {"detail"}; others: {"message"} or {"error": "…"}.
  private static @Nullable String message(@Nullable Value value, int depth) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    if (!(value instanceof Value.Fields fields) || depth > 2) {
      return null;
    }
    return Stream.of("error", "message", "detail")
        .map(key -> message(fields.at(key), depth + 1))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }
}
