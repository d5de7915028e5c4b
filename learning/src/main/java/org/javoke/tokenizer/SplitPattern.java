package org.javoke.tokenizer;

import java.util.regex.Pattern;

/**
 * Which regular expressions of a tokenizer.json are run. The native engine backtracks, and ends the
 * process when it has tried ten million ways: a hostile expression would end it with a short text.
 * So only expressions are let through whose work is in proportion to the text: no group repeats,
 * and between two bars one part may repeat without end, besides one at the very end, which cannot
 * fail. The expressions of GPT-2, Llama 3, Qwen and DeepSeek are such.
 */
final class SplitPattern {

  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_BOUNDED = 2;

  // Two repeats in most models' expressions, yet it tries each blank once.
  private static final String LINE_ENDS = "\\s*[\\r\\n]+";
  // \p{L}, which stands for one character.
  private static final Pattern PROPERTY = Pattern.compile("\\\\[pP]\\{\\^?[A-Za-z_]{1,40}}");
  private static final Pattern BOUNDED = Pattern.compile("\\{[0-9]?,?[0-9]}");

  private final String expression;
  private int unbounded;
  private int bounded;
  private int depth;

  private SplitPattern(String expression) {
    this.expression = expression;
  }

  /** {@return whether the expression takes time in proportion to the text} */
  static boolean isTame(String expression) {
    return expression.length() <= MAX_LENGTH
        && new SplitPattern(
                PROPERTY.matcher(expression.replace(LINE_ENDS, "[\\r\\n]+")).replaceAll("x"))
            .isTame();
  }

  private boolean isTame() {
    boolean inClass = false;
    char before = ' ';
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
        if (i == expression.length() || !isTameEscape(expression.charAt(i))) {
          return false;
        }
        c = 'x';
      } else if (inClass) {
        // A class within a class would need a second look.
        if (c == '[') {
          return false;
        }
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (!isTameOutside(c, before, i)) {
        return false;
      }
      before = c;
    }
    return !inClass;
  }

  private boolean isTameOutside(char c, char before, int at) {
    return switch (c) {
      case '|' -> {
        if (depth == 0) {
          unbounded = 0;
          bounded = 0;
        }
        yield true;
      }
      case '(' -> {
        depth++;
        yield isTameGroup(at);
      }
      case ')' -> --depth >= 0;
      case '*' -> before != ')' && (endsBranch(at + 1) || ++unbounded == 1);
      case '+' -> before != ')' && ++unbounded == 1;
      case '{' ->
          before != ')'
              && BOUNDED.matcher(expression).region(at, expression.length()).lookingAt()
              && ++bounded <= MAX_BOUNDED;
      case '?' -> before != ')';
      default -> true;
    };
  }

  private boolean endsBranch(int at) {
    return depth == 0 && (at == expression.length() || expression.charAt(at) == '|');
  }

  // Not references to what a group matched, nor calls of one.
  private static boolean isTameEscape(char c) {
    return "kgKXR".indexOf(c) < 0 && (c < '1' || c > '9');
  }

  // Plain groups, groups with options, and looks at what follows; no calls, conditions or comments.
  private boolean isTameGroup(int at) {
    if (!expression.startsWith("(?", at)) {
      return !expression.startsWith("(*", at);
    }
    return expression.startsWith("(?:", at)
        || expression.startsWith("(?i:", at)
        || expression.startsWith("(?!", at)
        || expression.startsWith("(?=", at);
  }
}
