package org.javoke.lab.run;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line and knows at which byte each line lies. */
final class LineReader implements Closeable {

  /** A longer line than any run writes: the file is not ours, or is damaged. */
  static final int MAX_LINE = 512 * 1024 * 1024;

  private final Path path;
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int start; // of what is in the buffer and not yet read
  private int limit;
  private long offset;
  private int number;

  LineReader(Path path) throws IOException {
    this.path = path;
    this.in = Files.newInputStream(path);
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param offset of its first byte
   * @param length in bytes, its end included
   * @param whole whether its end was there; only the last line can lack it
   */
  record Line(String text, int number, long offset, int length, boolean whole) {}

  @Nullable Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    boolean whole = false;
    while (!whole && fill()) {
      int end = start;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      whole = end < limit;
      bytes.write(buffer, start, end - start);
      start = whole ? end + 1 : end;
      if (bytes.size() > MAX_LINE) {
        throw new InputException(
            path + ", line " + (number + 1) + " is longer than " + MAX_LINE + " bytes");
      }
    }
    if (!whole && bytes.size() == 0) {
      return null;
    }
    int length = bytes.size() + (whole ? 1 : 0);
    Line line = new Line(bytes.toString(StandardCharsets.UTF_8), ++number, offset, length, whole);
    offset += length;
    return line;
  }

  private boolean fill() throws IOException {
    if (start == limit) {
      start = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return start < limit;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
