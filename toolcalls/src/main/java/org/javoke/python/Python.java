package org.javoke.python;

/** Reads Python expressions and writes them back, without ever evaluating one. */
public final class Python {

  private Python() {}

  /** An expression at the start of a text, and the index after its last character. */
  public record Prefix(Expr expression, int end) {}

  /**
   * {@return the expression that the whole text is} It reads what {@code ast.parse(text,
   * mode="eval")} of Python 3.11 reads.
   *
   * @throws PythonSyntaxException if the text is something else
   */
  public static Expr parse(String text) throws PythonSyntaxException {
    String lines = lines(text);
    int start = firstLine(lines);
    if (start < lines.length() && isBlank(lines.charAt(start))) {
      throw new PythonSyntaxException("the text is indented", start);
    }
    return new Parser(lines, start, 0).whole();
  }

  /**
   * {@return the one call, name or bracketed expression that starts at the index, whatever follows
   * it}
   *
   * @throws PythonSyntaxException if none starts there
   */
  public static Prefix parseAt(String text, int start) throws PythonSyntaxException {
    Parser parser = new Parser(text, start, 0);
    Expr expression = parser.primary();
    return new Prefix(expression, parser.end());
  }

  /** {@return the expression as {@code ast.unparse} writes it} */
  public static String unparse(Expr expression) {
    return Unparser.unparse(expression);
  }

  /**
   * {@return the bytes as Python's {@code repr} prints them}
   *
   * @param latin1 one character for each byte
   */
  public static String reprOfBytes(String latin1) {
    return Reprs.bytes(latin1);
  }

  /** {@return the complex number as Python's {@code repr} prints it} */
  public static String reprOfComplex(double real, double imaginary) {
    return Reprs.complex(real, imaginary);
  }

  // Python's tokenizer takes every line ending for a newline, in strings too.
  private static String lines(String text) throws PythonSyntaxException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !paired)) {
        throw new PythonSyntaxException("the text holds a character that Python refuses", i);
      }
      i += paired ? 1 : 0;
    }
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  // Empty lines and comments may come before the expression.
  private static int firstLine(String text) {
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        start = at + 1;
      } else if (c == '\n') {
        start = at + 1;
      } else if (!isBlank(c)) {
        return start;
      }
    }
    return text.length();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }
}
