package org.javoke.constrain;

import java.util.ArrayList;
import java.util.List;

/** The prose beside the calls of each format, after what the format's parser takes for calls. */
final class ProseOf {

  private static final String SPACE = "\t\n\u000b\f\r\u001c\u001d\u001e\u001f ";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
  private static final String DIGITS = "0123456789";

  private static final List<String> FIRST_KEYS =
      List.of("name", "type", "id", "index", "function", "arguments", "parameters", "tool_calls");

  /** A call that stands behind it would be one of a list, which then is never closed. */
  private static final Pattern OPEN_LIST = Pattern.of("[").manyOrHigh(SPACE).nothing();

  static final Prose HERMES =
      Prose.opening("<tool_call>", List.of(Pattern.of("</tool_call>"), Pattern.of("<tool_call/>")));
  static final Prose MISTRAL = Prose.opening("[TOOL_CALLS]", List.of());
  static final Prose OPENAI = Prose.atLineStarts(objects(), OPEN_LIST);
  static final Prose LLAMA =
      Prose.atLineStarts(objectsAnd(Pattern.of("<|python_tag|>")), OPEN_LIST);
  static final Prose PYTHONIC = Prose.atLineStarts(pythonCalls(), OPEN_LIST);

  private ProseOf() {}

  private static List<Pattern> objects() {
    return FIRST_KEYS.stream()
        .map(key -> Pattern.of("{").manyOrHigh(SPACE).then("\"" + key + "\""))
        .toList();
  }

  private static List<Pattern> objectsAnd(Pattern other) {
    List<Pattern> patterns = new ArrayList<>(objects());
    patterns.add(other);
    return patterns;
  }

  private static List<Pattern> pythonCalls() {
    return List.of(
        callee(Pattern.of("[").manyOrHigh(SPACE)),
        callee(Pattern.of("\n").many(" \t`")).manyOrHigh(SPACE).one(")"),
        callee(Pattern.of("\n").many(" \t`"))
            .manyOrHigh(SPACE)
            .oneOrHigh(LETTERS)
            .manyOrHigh(LETTERS + DIGITS)
            .manyOrHigh(SPACE)
            .one("="));
  }

  private static Pattern callee(Pattern before) {
    return before.oneOrHigh(LETTERS).manyOrHigh(LETTERS + DIGITS + ".").one("(");
  }
}
