package org.javoke.python;

/**
 * One token.
 *
 * @param text as written; of an {@link Kind#ERROR}, what is wrong
 * @param start index of its first character
 * @param end index after its last character
 */
record Token(Kind kind, String text, int start, int end) {

  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    END,
    ERROR
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.KEYWORD && text.equals(keyword);
  }
}
