package org.javoke.python;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Which names Python accepts, and which of them are the same to it (PEP 3131). */
final class Identifiers {

  private Identifiers() {}

  /** {@return the name in the form in which Python compares names, or nothing if it is no name} */
  static String normalized(String name) {
    if (isPlain(name)) {
      return Character.isDigit(name.charAt(0)) ? "" : name;
    }
    int first = name.codePointAt(0);
    boolean valid =
        isStart(first)
            && name.substring(Character.charCount(first))
                .codePoints()
                .allMatch(Identifiers::isPart);
    return valid ? Normalizer.normalize(name, Form.NFKC) : "";
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStart(int point) {
    if (point == '_') {
      return true;
    }
    String normal = compatible(point);
    int first = normal.codePointAt(0);
    return isIdStart(point)
        && isIdStart(first)
        && normal
            .substring(Character.charCount(first))
            .codePoints()
            .allMatch(Identifiers::isIdPart);
  }

  private static boolean isPart(int point) {
    return isIdPart(point) && compatible(point).codePoints().allMatch(Identifiers::isIdPart);
  }

  private static String compatible(int point) {
    return Normalizer.normalize(Character.toString(point), Form.NFKC);
  }

  private static boolean isIdStart(int point) {
    return Character.isUnicodeIdentifierStart(point);
  }

  // Java also counts invisible control characters as parts of identifiers; Python does not.
  private static boolean isIdPart(int point) {
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
