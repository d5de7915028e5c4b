package org.javoke.python;

import java.util.ArrayList;
import java.util.List;

/** Adjacent strings, which Python joins into one constant. */
final class Strings {

  private Strings() {}

  /**
   * @param depth how deep in the tree they stand; expressions in f-strings count on from there
   */
  static Expr join(List<Token> tokens, int depth) throws PythonSyntaxException {
    List<StringLiteral> literals = new ArrayList<>(tokens.size());
    int bytes = 0;
    boolean formatted = false;
    for (Token token : tokens) {
      StringLiteral literal = StringLiteral.of(token);
      literals.add(literal);
      bytes += literal.isBytes() ? 1 : 0;
      formatted |= literal.isFormatted();
    }
    if (bytes != 0 && bytes != literals.size()) {
      throw new PythonSyntaxException(
          "bytes and strings cannot be joined", tokens.getFirst().start());
    }
    if (formatted) {
      return formatted(literals, depth);
    }
    if (bytes == 0 && literals.size() == 1) {
      return literals.getFirst().constant(literals.getFirst().decoded());
    }
    StringBuilder text = new StringBuilder();
    for (StringLiteral literal : literals) {
      text.append(literal.decoded());
    }
    return bytes != 0
        ? new Expr.Bytes(text.toString())
        : literals.getFirst().constant(text.toString());
  }

  private static Expr formatted(List<StringLiteral> literals, int depth)
      throws PythonSyntaxException {
    List<Expr.Piece> pieces = new ArrayList<>();
    for (StringLiteral literal : literals) {
      if (literal.isFormatted()) {
        pieces.addAll(FormattedReader.read(literal, depth));
      } else {
        pieces.add(new Expr.Literal(literal.decoded()));
      }
    }
    return new Expr.Formatted(merged(pieces));
  }

  /** {@return the pieces with neighbouring texts joined and empty ones left out} */
  static List<Expr.Piece> merged(List<Expr.Piece> pieces) {
    List<Expr.Piece> merged = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Expr.Piece piece : pieces) {
      switch (piece) {
        case Expr.Literal(String more) -> text.append(more);
        case Expr.Replacement replacement -> {
          flush(text, merged);
          merged.add(replacement);
        }
      }
    }
    flush(text, merged);
    return merged;
  }

  private static void flush(StringBuilder text, List<Expr.Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Expr.Literal(text.toString()));
      text.setLength(0);
    }
  }
}
