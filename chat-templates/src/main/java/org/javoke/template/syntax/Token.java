package org.javoke.template.syntax;

/**
 * A piece of a template.
 *
 * @param text the data, the name, the digits, the operator, or the decoded string
 * @param line where it starts, from 1
 */
record Token(Kind kind, String text, int line) {

  enum Kind {
    DATA("text"),
    PRINT_BEGIN("'{{'"),
    PRINT_END("'}}'"),
    BLOCK_BEGIN("'{%'"),
    BLOCK_END("'%}'"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    OPERATOR("operator"),
    END("end of template");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  boolean is(Kind kind) {
    return this.kind == kind;
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** {@return what an error message calls it} */
  String describe() {
    return switch (kind) {
      case NAME, OPERATOR, INTEGER, FLOAT ->
          "'" + (text.length() > 60 ? text.substring(0, 60) : text) + "'";
      case DATA, PRINT_BEGIN, PRINT_END, BLOCK_BEGIN, BLOCK_END, STRING, END -> kind.description();
    };
  }
}
