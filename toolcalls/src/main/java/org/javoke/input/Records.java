package org.javoke.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file as their texts: the lines of JSON Lines, or the elements of one JSON array.
 * Which of the two a file is, is seen from its first character. A file of any size takes the memory
 * of one record, and a broken record does not hide those behind it.
 */
public final class Records implements AutoCloseable {

  private final Path file;
  private final Source source;

  private Records(Path file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** A record, not parsed yet. */
  public sealed interface Raw {

    /** {@return the line on which it begins, from 1} */
    int line();

    /** Its text, which need not be JSON. */
    record Text(int line, String text) implements Raw {}

    /** One that cannot even be shown: too long, or no UTF-8. */
    record Unreadable(int line, String reason) implements Raw {}
  }

  /** Where records come from. */
  interface Source extends AutoCloseable {
    @Nullable Raw next() throws IOException;

    @Override
    void close() throws IOException;
  }

  /**
   * Opens the file.
   *
   * @throws InputException if there is no such file, or it cannot be read
   */
  public static Records open(Path file) {
    return open(file, _ -> {});
  }

  /**
   * {@return the file, opened as by {@link #open(Path)}}
   *
   * @param progress is handed the number of bytes of each piece read from the disk
   */
  public static Records open(Path file, IntConsumer progress) {
    return open(file, JsonLines.MAX_LINE_BYTES, progress);
  }

  static Records open(Path file, int maxBytes, IntConsumer progress) {
    InputStream in = new BufferedInputStream(InputFile.open(file, progress), 64 * 1024);
    try {
      boolean array = ArrayReader.startsArray(in);
      return new Records(file, array ? new ArrayReader(in, maxBytes) : new Lines(in, maxBytes));
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  /**
   * {@return the next record, or null at the end}
   *
   * @throws InputException if the file cannot be read on
   */
  public @Nullable Raw next() {
    try {
      return source.next();
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  /** One record a line; blank lines are passed over. */
  private record Lines(LineReader lines) implements Source {

    Lines(InputStream in, int maxBytes) {
      this(new LineReader(in, maxBytes));
    }

    @Override
    public @Nullable Raw next() throws IOException {
      while (true) {
        switch (lines.next()) {
          case null -> {
            return null;
          }
          case LineReader.Line.Text(String text) when text.isBlank() -> {}
          case LineReader.Line.Text(String text) -> {
            return new Raw.Text(lines.number(), text);
          }
          case LineReader.Line.Unreadable(String reason) -> {
            return new Raw.Unreadable(lines.number(), reason);
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
