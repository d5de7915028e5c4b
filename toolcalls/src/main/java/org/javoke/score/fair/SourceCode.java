package org.javoke.score.fair;

import org.javoke.schema.Language;
import org.javoke.score.bfcl.JavaScriptText;
import org.javoke.score.bfcl.JavaText;
import org.javoke.score.bfcl.ReferenceFailure;
import org.javoke.value.Value;

/**
 * Java and JavaScript values as models write them, to values. What the reference reads is read
 * alike; beyond it, whole numbers widen to {@code long}, {@code float} and {@code double} as the
 * language itself allows, and JavaScript floats may have an exponent.
 */
final class SourceCode {

  private static final int MAX_LENGTH = 65_536;

  private final Language language;
  private final ParameterType type;

  SourceCode(Language language, ParameterType type) {
    this.language = language;
    this.type = type;
  }

  Value read(Value given) {
    if (language == Language.PYTHON
        || !(given instanceof Value.Text(String text))
        || text.length() > MAX_LENGTH) {
      return given;
    }
    Value value = read(text);
    return type.isNumber() && value instanceof Value.Text ? widened(text.strip(), value) : value;
  }

  private Value read(String text) {
    try {
      return language == Language.JAVA
          ? JavaText.read(text, type.word(), type.itemWord())
          : JavaScriptText.read(text, type.word(), type.itemWord());
    } catch (ReferenceFailure _) {
      return new Value.Text(text); // a type that the reference does not read
    }
  }

  private Value widened(String text, Value otherwise) {
    String reading = language == Language.JAVA ? javaLiteral(text) : "double";
    if (reading.isEmpty()) {
      return otherwise;
    }
    Value value = JavaText.read(text, reading, null);
    boolean fits = type.holds(value) && !(value instanceof Value.Text);
    return fits ? value : otherwise;
  }

  /** {@return a type of literal that widens to this type and may be what is written, or ""} */
  private String javaLiteral(String text) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    boolean real = type.word().equals("float") || type.word().equals("double");
    return switch (last) {
      case 'l', 'L' -> real ? "long" : "";
      case 'f', 'F' -> type.word().equals("double") ? "float" : "";
      default -> real || type.word().equals("long") ? "integer" : "";
    };
  }
}
