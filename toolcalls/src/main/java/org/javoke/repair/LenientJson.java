package org.javoke.repair;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.javoke.value.Json;

/**
 * Reads one value that is nearly JSON, in one pass and without recursion, and writes it as JSON.
 */
final class LenientJson {

  /** Where in an object or array the reader stands. */
  private enum State {
    KEY,
    COLON,
    VALUE,
    AFTER_VALUE
  }

  private static final Map<String, String> WORDS =
      Map.of(
          "true",
          "true",
          "false",
          "false",
          "null",
          "null",
          "none",
          "null",
          "nan",
          "NaN",
          "infinity",
          "Infinity");

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Character> open = new ArrayDeque<>();
  private final Fixes fixes = new Fixes();
  private final LenientString strings;
  private int at;
  private State state = State.VALUE;
  private boolean comma;

  LenientJson(String text, int start) {
    this.text = text;
    this.at = start;
    this.strings = new LenientString(text, out, fixes);
  }

  /** {@return the value; empty where something is missing that cannot be known} */
  Optional<JsonRepair.Found> value() {
    do {
      skipBlanks();
      if (at >= text.length()) {
        if (!closeRest()) {
          return Optional.empty();
        }
      } else if (!step(text.charAt(at))) {
        return Optional.empty();
      }
    } while (!open.isEmpty());
    dropClosers();
    return Optional.of(new JsonRepair.Found(out.toString(), at, fixes.toString()));
  }

  private boolean step(char c) {
    return switch (state) {
      case KEY -> isCloser(c) ? close(c) : key(c);
      case COLON -> colon(c);
      case VALUE -> isCloser(c) ? emptyOrTrailing(c) : startValue(c);
      case AFTER_VALUE -> isCloser(c) ? close(c) : next(c);
    };
  }

  // What is left open at the end is closed, but a key without its value is beyond repair.
  private boolean closeRest() {
    boolean complete = state == State.AFTER_VALUE || state == State.KEY || inEmptyArray();
    if (open.isEmpty() || !complete) {
      return false;
    }
    while (!open.isEmpty()) {
      fixes.add("bracket closed");
      out.append(closing(open.pop()));
    }
    return true;
  }

  private boolean inEmptyArray() {
    return state == State.VALUE && !open.isEmpty() && open.element() == '[';
  }

  private boolean emptyOrTrailing(char c) {
    return inEmptyArray() && close(c);
  }

  private boolean close(char c) {
    char opening = c == '}' ? '{' : '[';
    if (!open.contains(opening)) {
      fixes.add("bracket dropped");
      at++;
      return true;
    }
    if (comma) {
      fixes.add("comma dropped");
      comma = false;
    }
    while (open.element() != opening) {
      fixes.add("bracket closed");
      out.append(closing(open.pop()));
    }
    out.append(closing(open.pop()));
    at++;
    state = State.AFTER_VALUE;
    return true;
  }

  private boolean next(char c) {
    if (c == ',') {
      at++;
    } else if (isQuote(c) || c == '{' || c == '[') {
      fixes.add("comma added");
    } else {
      return false;
    }
    comma = true;
    state = open.element() == '{' ? State.KEY : State.VALUE;
    return true;
  }

  private boolean key(char c) {
    if (c == ',') {
      fixes.add("comma dropped");
      at++;
      return true;
    }
    writeComma();
    state = State.COLON;
    if (isQuote(c)) {
      at = strings.read(at, LenientString.Place.KEY);
      return at >= 0;
    }
    String word = word();
    if (word.isEmpty() || Character.isDigit(c)) {
      return false;
    }
    fixes.add("key quoted");
    out.append('"').append(word).append('"');
    return true;
  }

  private boolean colon(char c) {
    at++;
    out.append(':');
    state = State.VALUE;
    return c == ':';
  }

  private boolean startValue(char c) {
    if (open.size() >= Json.MAX_DEPTH) {
      return false;
    }
    if (c == ',' && comma) {
      fixes.add("comma dropped");
      at++;
      return true;
    }
    writeComma();
    if (c == '{' || c == '[') {
      open.push(c);
      out.append(c);
      at++;
      state = c == '{' ? State.KEY : State.VALUE;
      return true;
    }
    if (open.isEmpty()) {
      return false; // a bare word or number needs no repair, and a bare text allows none
    }
    state = State.AFTER_VALUE;
    if (isQuote(c)) {
      at = strings.read(at, LenientString.Place.VALUE);
      return at >= 0;
    }
    return scalar();
  }

  private boolean scalar() {
    String word = word();
    String known = WORDS.get(word.toLowerCase(Locale.ROOT));
    if (known != null) {
      write(word, known);
      return true;
    }
    // Longer than any number, so not worth matching.
    if (word.length() > Json.MAX_NUMBER_LENGTH
        || !word.matches("[-+]?((0|[1-9]\\d*)(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?")) {
      return false;
    }
    String number = word.startsWith("+") ? word.substring(1) : word;
    number = number.replaceFirst("^(-?)\\.", "$10.").replaceFirst("\\.($|[eE])", ".0$1");
    write(word, number);
    return true;
  }

  private void write(String word, String json) {
    if (!word.equals(json)) {
      fixes.add(word.length() > 20 ? "number rewritten" : word + " written as " + json);
    }
    out.append(json);
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void writeComma() {
    if (comma) {
      out.append(',');
      comma = false;
    }
  }

  private void skipBlanks() {
    while (at < text.length()) {
      int after = LenientString.afterComment(text, at);
      if (after > at) {
        fixes.add("comment dropped");
        at = after;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return;
      }
    }
  }

  private void dropClosers() {
    int end = at;
    while (end < text.length()
        && (Character.isWhitespace(text.charAt(end)) || isCloser(text.charAt(end)))) {
      if (isCloser(text.charAt(end))) {
        fixes.add("bracket dropped");
        at = end + 1;
      }
      end++;
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c == '+' || c == '-';
  }

  private static boolean isCloser(char c) {
    return c == '}' || c == ']';
  }

  private static boolean isQuote(char c) {
    return LenientString.closingQuote(c) != 0;
  }

  private static char closing(char opening) {
    return opening == '{' ? '}' : ']';
  }
}
