package org.javoke.lab.part;

import java.nio.file.Path;
import java.util.Set;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What a part has written, handed out as the lines of data come that it answers. */
final class Answers implements AutoCloseable {

  private final Path file;
  private final JsonLines lines;
  private @Nullable JsonLine next;

  Answers(Path file) {
    this.file = file;
    this.lines = JsonLines.open(file);
    this.next = lines.next();
  }

  /** {@return the answer to the line, or null if it was left out} */
  @Nullable JsonLine to(JsonLine line) {
    JsonLine answer = next;
    if (answer == null || !ids(line).contains(text(answer.object().at("id")))) {
      return null;
    }
    next = lines.next();
    return answer;
  }

  /** {@return how a line may be called: by its own id, or by its number where it has none} */
  private static Set<String> ids(JsonLine line) {
    Value own = line.value() instanceof Value.Fields fields ? fields.at("id") : null;
    String number = Integer.toString(line.number());
    return own instanceof Value.Text || own instanceof Value.Int
        ? Set.of(text(own))
        : own == null || own instanceof Value.Null
            ? Set.of(number, "line " + number)
            : Set.of(Json.write(own), "line " + number);
  }

  private static String text(@Nullable Value id) {
    return switch (id) {
      case null -> "";
      case Value.Text(String text) -> text;
      default -> Json.write(id);
    };
  }

  /**
   * Refuses answers that nothing asked for.
   *
   * @throws InputException if there are any
   */
  void requireEnd(Path data) {
    if (next != null) {
      throw new InputException(
          "%s, line %d answers '%s', which %s does not ask there: the file was changed since. Delete the part's folder and run the part again, or take the file it was made from."
              .formatted(file, next.number(), text(next.object().at("id")), data));
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
