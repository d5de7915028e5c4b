package org.javoke.repair;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Closes brackets and strings that were left open and drops brackets that close nothing. */
final class BracketRepair {

  private static final int DEEPEST = 500;

  private BracketRepair() {}

  /** {@return the text with its brackets in balance; empty if it was, or is nested too deeply} */
  static Optional<Repaired> repair(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    Deque<Character> open = new ArrayDeque<>();
    Fixes fixes = new Fixes();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        out.append(c);
        if (c == '\\' && i + 1 < text.length()) {
          out.append(text.charAt(++i));
        } else if (c == quote) {
          quote = 0;
        }
      } else if (isClosing(c)) {
        close(c, open, out, fixes);
      } else {
        if (isQuote(text, i)) {
          quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
          open.push(c);
        }
        out.append(c);
      }
      if (open.size() > DEEPEST) {
        return Optional.empty();
      }
    }
    closeAll(quote, open, out, fixes);
    return fixes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Repaired(out.toString(), fixes.toString()));
  }

  private static void close(char c, Deque<Character> open, StringBuilder out, Fixes fixes) {
    if (!open.contains(opening(c))) {
      fixes.add("bracket dropped");
      return;
    }
    while (open.element() != opening(c)) {
      out.append(closing(open.pop()));
      fixes.add("bracket closed");
    }
    open.pop();
    out.append(c);
  }

  private static void closeAll(char quote, Deque<Character> open, StringBuilder out, Fixes fixes) {
    if (quote != 0) {
      out.append(quote);
      fixes.add("string closed");
    }
    while (!open.isEmpty()) {
      out.append(closing(open.pop()));
      fixes.add("bracket closed");
    }
  }

  // An apostrophe inside a word opens no string.
  private static boolean isQuote(String text, int i) {
    char c = text.charAt(i);
    return c == '"' || (c == '\'' && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))));
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '}';
  }

  private static char opening(char closing) {
    return closing == ')' ? '(' : closing == ']' ? '[' : '{';
  }

  private static char closing(char opening) {
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
  }
}
