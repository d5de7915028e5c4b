package org.javoke.template.python;

import java.util.Map;
import java.util.function.IntPredicate;

/** Methods of strings that ask what kind of characters they hold. */
final class StrKinds {

  // Ideographs that Unicode gives a numeric value though they are letters.
  private static final String NUMERIC_LETTERS = "〇一二三四五六七八九十百千万亿億兆零壹贰叁肆伍陆柒捌玖拾佰仟壱弐参萬廿卅";

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("isalpha", Signature.NONE, (self, in) -> some(self, in, Character::isLetter))
          .add("isdecimal", Signature.NONE, (self, in) -> some(self, in, Character::isDigit))
          .add("isdigit", Signature.NONE, (self, in) -> some(self, in, StrKinds::isDigit))
          .add("isnumeric", Signature.NONE, (self, in) -> some(self, in, StrKinds::isNumeric))
          .add("isalnum", Signature.NONE, (self, in) -> some(self, in, StrKinds::isAlphanumeric))
          .add("isspace", Signature.NONE, (self, in) -> some(self, in, Texts::isSpace))
          .add("isprintable", Signature.NONE, (self, in) -> all(self, in, Repr::isPrintable))
          .add("isascii", Signature.NONE, (self, in) -> all(self, in, point -> point < 128))
          .add("isidentifier", Signature.NONE, StrKinds::isIdentifier)
          .add("islower", Signature.NONE, (self, in) -> cased(self, in, Character::isLowerCase))
          .add("isupper", Signature.NONE, (self, in) -> cased(self, in, Character::isUpperCase))
          .add("istitle", Signature.NONE, StrKinds::isTitle)
          .build();

  private StrKinds() {}

  private static Value all(PyStr self, Bound in, IntPredicate test) {
    in.budget().scan(self.text().length() * 4L);
    return PyBool.of(self.text().codePoints().allMatch(test));
  }

  private static Value some(PyStr self, Bound in, IntPredicate test) {
    return PyBool.of(!self.text().isEmpty() && all(self, in, test).truth());
  }

  @SuppressWarnings("CharacterGetNumericValue") // only asked for numbers, never for letters
  private static boolean isDigit(int point) {
    return Character.isDigit(point)
        || (Character.getType(point) == Character.OTHER_NUMBER
            && Character.getNumericValue(point) >= 0
            && Character.getNumericValue(point) <= 9);
  }

  private static boolean isNumeric(int point) {
    int type = Character.getType(point);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER
        || NUMERIC_LETTERS.indexOf(point) >= 0;
  }

  static boolean isAlphanumeric(int point) {
    return Character.isLetter(point) || isNumeric(point);
  }

  private static Value isIdentifier(PyStr self, Bound in) {
    String text = self.text();
    boolean start =
        !text.isEmpty()
            && (text.charAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)));
    return start ? all(self, in, point -> point == '_' || isIdentifierPart(point)) : PyBool.FALSE;
  }

  private static boolean isIdentifierPart(int point) {
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }

  private static Value cased(PyStr self, Bound in, IntPredicate test) {
    in.budget().scan(self.text().length() * 4L);
    int[] cased = self.text().codePoints().filter(StrCase::isCased).toArray();
    for (int point : cased) {
      if (!test.test(point)) {
        return PyBool.FALSE;
      }
    }
    return PyBool.of(cased.length > 0);
  }

  private static Value isTitle(PyStr self, Bound in) {
    in.budget().scan(self.text().length() * 4L);
    boolean inWord = false;
    boolean any = false;
    for (int point : Texts.points(self.text())) {
      boolean lower = Character.isLowerCase(point);
      boolean cased = StrCase.isCased(point);
      if (cased && lower != inWord) {
        return PyBool.FALSE;
      }
      inWord = cased;
      any |= cased;
    }
    return PyBool.of(any);
  }
}
