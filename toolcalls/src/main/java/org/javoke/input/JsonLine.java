package org.javoke.input;

import java.nio.file.Path;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A line that holds a JSON value, and where it stands.
 *
 * @param number from 1
 */
public record JsonLine(Path file, int number, Value value) {

  /**
   * {@return the line's object}
   *
   * @throws InputException if the line holds something else
   */
  public Value.Fields object() {
    if (value instanceof Value.Fields fields) {
      return fields;
    }
    throw error("expected a JSON object {...}, found " + Kinds.of(value));
  }

  /**
   * {@return the text under the key}
   *
   * @throws InputException if it is missing or no text
   */
  public String text(String key) {
    Value found = required(key);
    if (found instanceof Value.Text(String text)) {
      return text;
    }
    throw error("\"" + key + "\" must be a text, found " + Kinds.of(found));
  }

  /**
   * {@return the array under the key}
   *
   * @throws InputException if it is missing or no array
   */
  public Value.Items items(String key) {
    Value found = required(key);
    if (found instanceof Value.Items items) {
      return items;
    }
    throw error("\"" + key + "\" must be an array [...], found " + Kinds.of(found));
  }

  /** {@return an error that names the file and this line, then says the rest} */
  public InputException error(String problem) {
    return new InputException(file + ", line " + number + ": " + problem);
  }

  private Value required(String key) {
    @Nullable Value found = object().at(key);
    if (found == null) {
      throw error("\"%s\" is missing; the line has %s".formatted(key, object().values().keySet()));
    }
    return found;
  }
}
