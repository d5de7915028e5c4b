package org.javoke.template.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Breaks a paragraph into lines as Python's textwrap does (white space is kept as it is). */
final class Words {

  private Words() {}

  static boolean isWordPart(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || point == '_'
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** {@return the pieces between which a line may end: words, spaces, dashes} */
  static List<String> chunks(String text, boolean breakOnHyphens) {
    List<String> chunks = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = isSpace(text.charAt(at)) ? spaceEnd(text, at) : wordEnd(text, at, breakOnHyphens);
      chunks.add(text.substring(at, end));
      at = end;
    }
    return chunks;
  }

  private static int spaceEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from, boolean breakOnHyphens) {
    int dashes = breakOnHyphens ? dashEnd(text, from) : from;
    if (dashes > from) {
      return dashes;
    }
    int at = from + 1;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      if (breakOnHyphens && (hyphenBefore(text, from, at) || dashEnd(text, at) > at)) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** {@return the end of an em-dash, two hyphens or more between words, or where it would start} */
  private static int dashEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    boolean between =
        at - start >= 2
            && start > 0
            && (isWordPart(text.charAt(start - 1))
                || "!\"'&.,?".indexOf(text.charAt(start - 1)) >= 0)
            && at < text.length()
            && isWordPart(text.charAt(at));
    return between ? at : start;
  }

  /** {@return whether a hyphen inside a word of letters ends before the offset} */
  private static boolean hyphenBefore(String text, int from, int at) {
    if (at - 1 < from + 1 || text.charAt(at - 1) != '-') {
      return false;
    }
    boolean lettersBefore =
        isLetter(text, at - 2)
            && (isLetter(text, at - 3) || (isHyphen(text, at - 3) && isLetter(text, at - 4)));
    boolean lettersAfter =
        isLetter(text, at)
            && (isLetter(text, at + 1) || (isHyphen(text, at + 1) && isLetter(text, at + 2)));
    return lettersBefore && lettersAfter;
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0
        && at < text.length()
        && isWordPart(text.charAt(at))
        && !Character.isDigit(text.charAt(at));
  }

  private static boolean isHyphen(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) == '-';
  }

  /** {@return lines of at most the width, as far as the chunks allow} */
  static List<String> fill(
      List<String> chunks, int width, boolean breakLongWords, boolean breakOnHyphens) {
    List<String> lines = new ArrayList<>();
    Deque<String> left = new ArrayDeque<>(chunks);
    while (!left.isEmpty()) {
      if (!lines.isEmpty() && left.getFirst().isBlank()) {
        left.removeFirst();
      }
      String line = line(left, width, breakLongWords, breakOnHyphens);
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String line(
      Deque<String> left, int width, boolean breakLongWords, boolean breakOnHyphens) {
    Deque<String> line = new ArrayDeque<>();
    int used = 0;
    while (!left.isEmpty() && used + length(left.getFirst()) <= width) {
      used += length(left.getFirst());
      line.addLast(left.removeFirst());
    }
    if (!left.isEmpty() && length(left.getFirst()) > width) {
      if (breakLongWords) {
        String word = left.removeFirst();
        int cut = cut(word, width - used, breakOnHyphens);
        line.addLast(word.substring(0, cut));
        left.addFirst(word.substring(cut));
      } else if (line.isEmpty()) {
        line.addLast(left.removeFirst());
      }
    }
    if (!line.isEmpty() && line.getLast().isBlank()) {
      line.removeLast();
    }
    return String.join("", line);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@return where to cut a word that is longer than the room: behind a hyphen if there is one} */
  private static int cut(String word, int room, boolean breakOnHyphens) {
    int end = word.offsetByCodePoints(0, Math.max(0, room));
    int hyphen = breakOnHyphens ? word.lastIndexOf('-', end - 1) : -1;
    boolean behindText = hyphen > 0 && word.substring(0, hyphen).chars().anyMatch(c -> c != '-');
    return behindText ? hyphen + 1 : end;
  }
}
