package org.javoke.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Lines file one line at a time, compressed with gzip or Zstandard or not; blank lines
 * are passed over. A file of any size takes the memory of one line.
 *
 * <p>Use {@link #forEach} or {@link #readAll} where one bad line makes the file unusable, and
 * {@link #read} where good lines are wanted in spite of bad ones.
 */
public final class JsonLines implements AutoCloseable {

  /** The most bytes that a line may have. */
  public static final int MAX_LINE_BYTES = 256 * 1024 * 1024;

  private final Path file;
  private final LineReader lines;

  private JsonLines(Path file, LineReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /** A line that is not blank. */
  public sealed interface Entry {

    /** It holds a JSON value. */
    record Good(JsonLine line) implements Entry {}

    /**
     * It holds none.
     *
     * @param error names file, line and reason
     */
    record Broken(int number, InputException error) implements Entry {}
  }

  /**
   * Opens the file.
   *
   * @throws InputException if there is no such file, or it cannot be read
   */
  public static JsonLines open(Path file) {
    return open(file, MAX_LINE_BYTES);
  }

  static JsonLines open(Path file, int maxLineBytes) {
    return new JsonLines(file, new LineReader(InputFile.open(file), maxLineBytes));
  }

  /**
   * Hands every line to the sink, in order.
   *
   * @throws InputException at the first line that is no JSON
   */
  public static void forEach(Path file, Consumer<JsonLine> sink) {
    try (JsonLines lines = open(file)) {
      for (JsonLine line = lines.next(); line != null; line = lines.next()) {
        sink.accept(line);
      }
    }
  }

  /**
   * Hands every line to one of the two sinks, in order.
   *
   * @throws InputException if the file as a whole cannot be read
   */
  public static void read(
      Path file, Consumer<JsonLine> good, Consumer<? super Entry.Broken> broken) {
    try (JsonLines lines = open(file)) {
      for (Entry entry = lines.nextEntry(); entry != null; entry = lines.nextEntry()) {
        switch (entry) {
          case Entry.Good(JsonLine line) -> good.accept(line);
          case Entry.Broken bad -> broken.accept(bad);
        }
      }
    }
  }

  /**
   * {@return all lines of a file that has at least one}
   *
   * @throws InputException at the first line that is no JSON, or if there is none
   */
  public static List<JsonLine> readAll(Path file) {
    List<JsonLine> all = new ArrayList<>();
    forEach(file, all::add);
    if (all.isEmpty()) {
      throw isEmpty(file);
    }
    return all;
  }

  /**
   * Refuses a file that has no line, before anything is made of it.
   *
   * @throws InputException if it has none, or cannot be read
   */
  public static void requireLines(Path file) {
    try (JsonLines lines = open(file)) {
      if (lines.nextEntry() == null) {
        throw isEmpty(file);
      }
    }
  }

  private static InputException isEmpty(Path file) {
    return new InputException(
        file + " is empty: expected JSON Lines, one JSON object on each line");
  }

  /**
   * {@return the next line, or null at the end}
   *
   * @throws InputException if it is no JSON
   */
  public @Nullable JsonLine next() {
    return switch (nextEntry()) {
      case null -> null;
      case Entry.Good(JsonLine line) -> line;
      case Entry.Broken(int _, InputException error) -> throw error;
    };
  }

  /**
   * {@return the next line, good or broken, or null at the end}
   *
   * @throws InputException if the file cannot be read on
   */
  public @Nullable Entry nextEntry() {
    try {
      while (true) {
        switch (lines.next()) {
          case null -> {
            return null;
          }
          case LineReader.Line.Text(String text) when text.isBlank() -> {}
          case LineReader.Line.Text(String text) -> {
            return parsed(text);
          }
          case LineReader.Line.Unreadable(String reason) -> {
            return broken(reason);
          }
        }
      }
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  private Entry parsed(String text) {
    try {
      return new Entry.Good(new JsonLine(file, lines.number(), Json.read(text)));
    } catch (JsonException e) {
      String place = e.position() < 0 ? "" : ", at column " + (e.position() + 1);
      String whole =
          lines.number() == 1 && (text.startsWith("[") || text.strip().equals("{"))
              ? " (one JSON document over many lines? javoke data convert makes lines of it)"
              : "";
      return broken(
          "this is not JSON%s: %s; the line begins with: %s%s"
              .formatted(place, e.getMessage(), beginning(text), whole));
    }
  }

  private Entry broken(String reason) {
    InputException error =
        new InputException(
            "%s, line %d: %s. Mend or remove this line.".formatted(file, lines.number(), reason));
    return new Entry.Broken(lines.number(), error);
  }

  private static String beginning(String text) {
    String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
    // It goes to a terminal, which obeys control characters.
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }
}
