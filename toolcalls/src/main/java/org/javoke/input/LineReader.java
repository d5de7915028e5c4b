package org.javoke.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a byte stream, ended by a line feed, with or without a carriage return before it. Unlike
 * {@link java.io.BufferedReader} it bounds a line's length, and tells which line is no UTF-8.
 */
final class LineReader implements AutoCloseable {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private int number;

  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** What became of a line. */
  sealed interface Line {
    record Text(String text) implements Line {}

    record Unreadable(String reason) implements Line {}
  }

  /** {@return the number of the line read last, from 1} */
  int number() {
    return number;
  }

  /** {@return the next line, or null at the end} */
  @Nullable Line next() throws IOException {
    if (from == to && !fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    long length = 0;
    do {
      int end = indexOfLineFeed();
      length += end - from;
      if (length <= maxBytes) {
        line.write(buffer, from, end - from);
      }
      from = end;
      if (end < to) {
        from++; // past the line feed
        break;
      }
    } while (fill());
    if (length > maxBytes) {
      return new Line.Unreadable(
          "it is longer than %,d bytes, the most a line may have".formatted(maxBytes));
    }
    return decoded(line.toByteArray());
  }

  private Line decoded(byte[] bytes) {
    int start = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    int end = bytes.length;
    if (end > start && bytes[end - 1] == '\r') {
      end--;
    }
    ByteBuffer encoded = ByteBuffer.wrap(bytes, start, end - start);
    try {
      return new Line.Text(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
    } catch (CharacterCodingException e) {
      return new Line.Unreadable(notUnicode(bytes));
    }
  }

  private static String notUnicode(byte[] bytes) {
    boolean wide =
        bytes.length >= 2
            && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    return wide
        ? "it is UTF-16, expected UTF-8: save the file as UTF-8"
        : "it is not valid UTF-8: save the file as UTF-8";
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }

  private int indexOfLineFeed() {
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
