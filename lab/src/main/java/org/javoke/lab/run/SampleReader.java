package org.javoke.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.javoke.input.InputException;

/**
 * Reads {@code samples.jsonl}, one sample at a time. A last line without an end was cut off by a
 * kill and is left out; any other line that cannot be read is an error that names it.
 */
public final class SampleReader {

  private SampleReader() {}

  /**
   * Hands on each sample in the order of the file.
   *
   * @throws InputException if the file cannot be read or a line of it is broken
   */
  public static void read(Path path, Consumer<Sample> sink) {
    try (LineReader reader = new LineReader(path)) {
      LineReader.Line line = reader.next();
      while (line != null && line.whole()) {
        sink.accept(parse(path, line));
        line = reader.next();
      }
    } catch (IOException e) {
      throw new InputException("Cannot read " + path + ": " + SafeFile.reason(e), e);
    }
  }

  static Sample parse(Path path, LineReader.Line line) {
    try {
      return SampleJson.read(where(path, line), line.text());
    } catch (InputException e) {
      throw new InputException(
          e.getMessage() + "; if the line is damaged, delete it: the question is asked again", e);
    }
  }

  static String where(Path path, LineReader.Line line) {
    return path + ", line " + line.number();
  }
}
