package org.javoke.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.javoke.input.Records.Raw;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array of any length as their texts, found by counting brackets outside
 * strings. What an element is made of is left to the JSON reader, so that a broken one costs only
 * itself as long as its brackets match.
 */
final class ArrayReader implements Records.Source {

  private static final int LOOK_AHEAD = 4096;

  private final InputStream in;
  private final int maxBytes;
  private int line = 1;
  private boolean opened;
  private boolean ended;

  ArrayReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** {@return whether a file is an array rather than lines; nothing of the stream is consumed} */
  static boolean startsArray(InputStream in) throws IOException {
    in.mark(LOOK_AHEAD);
    int first = -1;
    for (int i = 0; i < LOOK_AHEAD; i++) {
      int next = in.read();
      if (!isSpace(next) && !isMark(next)) {
        first = next;
        break;
      }
    }
    in.reset();
    return first == '[';
  }

  @Override
  public @Nullable Raw next() throws IOException {
    if (ended) {
      return null;
    }
    int first = afterSpace();
    while (!opened && isMark(first)) {
      first = afterSpace();
    }
    if (!opened) {
      opened = true;
      first = afterSpace();
    }
    if (first == ',') {
      first = afterSpace();
    }
    if (first < 0) {
      ended = true;
      return new Raw.Unreadable(line, "the file ends before the array that it is closes");
    }
    if (first == ']') {
      ended = true;
      return afterSpace() < 0
          ? null
          : new Raw.Unreadable(line, "there is more text after the array that the file is");
    }
    return element(first);
  }

  private Raw element(int first) throws IOException {
    int start = line;
    Element element = new Element();
    for (int c = first; c >= 0; c = read()) {
      element.add(c);
      if (element.closed) {
        return element.raw(start);
      }
      if (element.depth == 0 && !element.inString) {
        // A bare number or word: it ends where the next separator stands.
        in.mark(1);
        int next = in.read();
        in.reset();
        if (next == ',' || next == ']' || isSpace(next)) {
          return element.raw(start);
        }
      }
    }
    ended = true;
    return new Raw.Unreadable(
        start, "the file ends inside this record: a bracket or a quotation mark is not closed");
  }

  private int afterSpace() throws IOException {
    int c = read();
    while (isSpace(c)) {
      c = read();
    }
    return c;
  }

  private int read() throws IOException {
    int c = in.read();
    line += c == '\n' ? 1 : 0;
    return c;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isMark(int c) {
    return c == 0xEF || c == 0xBB || c == 0xBF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The element that is being read. */
  private final class Element {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private long length;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean closed;

    void add(int c) {
      if (++length <= maxBytes) {
        bytes.write(c);
      }
      if (inString) {
        boolean ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        inString = !ends;
        closed = ends && depth == 0;
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth <= 0) {
        closed = true;
      }
    }

    Raw raw(int start) {
      if (length > maxBytes) {
        return new Raw.Unreadable(
            start, "it is longer than %,d bytes, the most a record may have".formatted(maxBytes));
      }
      try {
        ByteBuffer encoded = ByteBuffer.wrap(bytes.toByteArray());
        return new Raw.Text(start, StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
      } catch (CharacterCodingException e) {
        return new Raw.Unreadable(start, "it is not valid UTF-8: save the file as UTF-8");
      }
    }
  }
}
