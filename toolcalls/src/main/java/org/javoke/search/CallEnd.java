package org.javoke.search;

import java.util.List;

/**
 * Where a call ends, in any of the formats. Brackets are counted outside strings; whether the call
 * is well formed is for the format to say.
 *
 * @param index after its last character, the comma after it or the end of its list included; -1
 *     where the text ends before
 * @param inList whether another call of its list follows
 */
record CallEnd(int index, boolean inList) {

  private static final CallEnd NONE = new CallEnd(-1, false);

  private static final String OPEN_TAG = "<tool_call>";
  private static final String CLOSE_TAG = "</tool_call>";
  private static final List<String> OTHER_TAGS = List.of(CLOSE_TAG, "<tool_call/>");
  private static final List<String> MARKS = List.of("<|python_tag|>", "[TOOL_CALLS]");
  private static final List<String> INNER_MARKS = List.of("[CALL_ID]", "[ARGS]");

  /** {@return the end of the call that begins at the index} */
  static CallEnd of(String text, int start) {
    for (String tag : OTHER_TAGS) {
      if (text.startsWith(tag, start)) {
        return new CallEnd(start + tag.length(), false);
      }
    }
    if (text.startsWith(OPEN_TAG, start)) {
      return tagged(text, start + OPEN_TAG.length());
    }
    int at = start;
    for (String mark : MARKS) {
      at = text.startsWith(mark, start) ? start + mark.length() : at;
    }
    int open = bracket(text, at);
    if (open < 0) {
      return NONE;
    }
    return text.charAt(open) == '[' ? inList(text, open + 1) : alone(text, open);
  }

  /** {@return the end of the next call of a list} */
  static CallEnd inList(String text, int from) {
    int first = Gaps.skipSpace(text, from);
    Brackets brackets = new Brackets(text, !text.startsWith("{", first));
    int end = brackets.commaOrClose(from);
    return end < 0 ? NONE : new CallEnd(end, text.charAt(end - 1) == ',');
  }

  private static CallEnd tagged(String text, int from) {
    int body = Gaps.skipSpace(text, from);
    int close;
    if (text.startsWith("{", body)) {
      int end = new Brackets(text, false).close(body);
      if (end < 0) {
        return NONE;
      }
      close = Gaps.skipSpace(text, end);
      if (couldStart(text, close, CLOSE_TAG)) {
        return NONE;
      }
      if (!text.startsWith(CLOSE_TAG, close)) {
        return new CallEnd(end, false); // malformed: what follows is another step
      }
    } else {
      close = text.indexOf(CLOSE_TAG, body);
      if (close < 0) {
        return NONE;
      }
    }
    return new CallEnd(close + CLOSE_TAG.length(), false);
  }

  /** {@return whether the text ends within what may become the tag} */
  private static boolean couldStart(String text, int at, String tag) {
    return text.length() - at < tag.length() && tag.startsWith(text.substring(at));
  }

  private static CallEnd alone(String text, int open) {
    int end = new Brackets(text, text.charAt(open) == '(').close(open);
    if (end < 0) {
      return NONE;
    }
    int next = Gaps.skipSpace(text, end);
    return new CallEnd(text.startsWith(";", next) ? next + 1 : end, false);
  }

  private static int bracket(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        int mark = innerMark(text, i);
        if (mark == 0) {
          return i;
        }
        i += mark - 1;
      } else if (c == '{' || c == '(') {
        return i;
      }
    }
    return -1;
  }

  private static int innerMark(String text, int at) {
    return INNER_MARKS.stream()
        .filter(mark -> text.startsWith(mark, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }
}
