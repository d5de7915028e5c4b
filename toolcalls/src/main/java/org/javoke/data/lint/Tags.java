package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.List;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** The {@code <tool_call>} tags of a text. */
final class Tags {

  private static final String NAME = "tool_call";

  private Tags() {}

  /** What was found where a tag stands. */
  sealed interface Found {

    /** Its index in the text. */
    int at();

    /**
     * A tag with a call in it.
     *
     * @param end index after the closing tag
     */
    record Call(int at, int end, Value.Fields call) implements Found {}

    /** A tag that is wrong. */
    record Wrong(int at, Rule rule, String message) implements Found {}
  }

  /** {@return whether there may be any} */
  static boolean mayStandIn(String text) {
    return text.contains("<" + NAME) || text.contains("</" + NAME);
  }

  /** {@return all tags, in order} */
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    int open = -1;
    int depth = 0; // of tags inside the open one
    int at = next(text, 0);
    while (at >= 0) {
      int end = text.indexOf('>', at);
      boolean closing = text.charAt(at + 1) == '/';
      boolean selfClosed = !closing && end > 0 && text.charAt(end - 1) == '/';
      if (end < 0) {
        found.add(new Found.Wrong(at, Rule.TAG_UNBALANCED, "the text ends inside a tag"));
        return found;
      }
      if (selfClosed) {
        found.add(new Found.Wrong(at, Rule.TAG_SELF_CLOSED, "a self-closed tag holds no call"));
      } else if (closing && open < 0) {
        found.add(
            new Found.Wrong(at, Rule.TAG_UNBALANCED, "a tag is closed here that none opened"));
      } else if (closing && depth > 0) {
        depth--;
      } else if (closing) {
        String body = text.substring(text.indexOf('>', open) + 1, at);
        if (!mayStandIn(body)) { // what is nested was named already
          found.add(call(open, end + 1, body));
        }
        open = -1;
      } else if (open >= 0) {
        found.add(new Found.Wrong(at, Rule.TAG_NESTED, "a tag stands inside a tag"));
        depth++;
      } else {
        open = at;
      }
      at = next(text, end);
    }
    if (open >= 0) {
      found.add(new Found.Wrong(open, Rule.TAG_UNBALANCED, "this tag is not closed"));
    }
    return found;
  }

  private static Found call(int start, int end, String body) {
    if (body.isBlank()) {
      return new Found.Wrong(start, Rule.TAG_EMPTY, "nothing stands between the tags");
    }
    try {
      if (Json.read(body) instanceof Value.Fields call
          && call.at("name") instanceof Value.Text(String name)
          && !name.isBlank()) {
        return new Found.Call(start, end, call);
      }
      return new Found.Wrong(
          start, Rule.TAG_NO_CALL, "expected an object with a name, found " + Shown.of(body));
    } catch (JsonException e) {
      return new Found.Wrong(
          start,
          Rule.TAG_NO_CALL,
          "this is no JSON (%s): %s".formatted(e.getMessage(), Shown.of(body)));
    }
  }

  // <tool_call>, <tool_call/>, <tool_call /> and </tool_call>, but not <tool_calls>.
  private static int next(String text, int from) {
    for (int i = text.indexOf(NAME, from); i >= 0; i = text.indexOf(NAME, i + 1)) {
      int after = i + NAME.length();
      boolean ends = after >= text.length() || "> /".indexOf(text.charAt(after)) >= 0;
      if (ends && i >= 1 && text.charAt(i - 1) == '<') {
        return i - 1;
      }
      if (ends && i >= 2 && text.startsWith("</", i - 2)) {
        return i - 2;
      }
    }
    return -1;
  }
}
