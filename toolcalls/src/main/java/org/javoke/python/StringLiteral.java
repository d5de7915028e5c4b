package org.javoke.python;

import java.util.Locale;
import java.util.Set;
import org.javoke.value.Value;

/**
 * One string as written, taken apart.
 *
 * @param prefix in lower case
 * @param body what stands between the quotes
 * @param start index of the body in the whole text
 */
record StringLiteral(String prefix, String body, int start) {

  private static final Set<String> PREFIXES = Set.of("r", "u", "b", "f", "br", "rb", "fr", "rf");

  static boolean isPrefix(String text) {
    return PREFIXES.contains(text.toLowerCase(Locale.ROOT));
  }

  static StringLiteral of(Token token) {
    String text = token.text();
    int quoteAt = 0;
    while (text.charAt(quoteAt) != '"' && text.charAt(quoteAt) != '\'') {
      quoteAt++;
    }
    char quote = text.charAt(quoteAt);
    boolean triple =
        text.length() - quoteAt >= 6
            && text.charAt(quoteAt + 1) == quote
            && text.charAt(quoteAt + 2) == quote;
    int width = triple ? 3 : 1;
    return new StringLiteral(
        text.substring(0, quoteAt).toLowerCase(Locale.ROOT),
        text.substring(quoteAt + width, text.length() - width),
        token.start() + quoteAt + width);
  }

  boolean isBytes() {
    return prefix.indexOf('b') >= 0;
  }

  boolean isFormatted() {
    return prefix.indexOf('f') >= 0;
  }

  boolean isRaw() {
    return prefix.indexOf('r') >= 0;
  }

  /** {@return the characters, or for bytes one character for each byte} */
  String decoded() throws PythonSyntaxException {
    if (isBytes() && body.chars().anyMatch(c -> c >= 128)) {
      throw new PythonSyntaxException("bytes can hold only ASCII characters", start);
    }
    return isRaw() ? body : Escapes.decode(body, isBytes(), start);
  }

  Expr.Constant constant(String value) {
    return new Expr.Constant(Value.of(value), prefix.equals("u"));
  }
}
