package org.javoke.template.python;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Methods of strings that change the case of letters. */
final class StrCase {

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("upper", Signature.NONE, (self, in) -> map(self, in, StrCase::upper))
          .add("lower", Signature.NONE, (self, in) -> map(self, in, StrCase::lower))
          .add("capitalize", Signature.NONE, (self, in) -> map(self, in, StrCase::capitalize))
          .add("title", Signature.NONE, (self, in) -> map(self, in, StrCase::title))
          .add("swapcase", Signature.NONE, (self, in) -> map(self, in, StrCase::swap))
          .add("casefold", Signature.NONE, (self, in) -> map(self, in, StrCase::fold))
          .build();

  private StrCase() {}

  private static Value map(PyStr self, Bound in, UnaryOperator<String> change) {
    // A letter becomes at most three, and the result is built twice.
    in.budget().characters(3L * self.text().length());
    in.budget().scan(self.text().length());
    return self.like(change.apply(self.text()));
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int second = text.offsetByCodePoints(0, 1);
    String lower = lower(text);
    int firstLower = lower(text.substring(0, second)).length();
    return titleCase(text.codePointAt(0)) + lower.substring(firstLower);
  }

  /** {@return the letter as a word starts with it; a ligature becomes its parts} */
  private static String titleCase(int point) {
    String upper = upper(Texts.of(point));
    if (Texts.length(upper) == 1) {
      return Texts.of(Character.toTitleCase(point));
    }
    int second = upper.offsetByCodePoints(0, 1);
    return upper.substring(0, second) + lower(upper.substring(second));
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int point : Texts.points(text)) {
      out.append(inWord ? lower(Texts.of(point)) : titleCase(point));
      inWord = isCased(point);
    }
    return out.toString();
  }

  static boolean isCased(int point) {
    return Character.isUpperCase(point)
        || Character.isLowerCase(point)
        || Character.isTitleCase(point);
  }

  private static String swap(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int point : Texts.points(text)) {
      String one = Texts.of(point);
      boolean raise = Character.isLowerCase(point);
      out.append(raise ? upper(one) : Character.isUpperCase(point) ? lower(one) : one);
    }
    return out.toString();
  }

  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int point : Texts.points(text)) {
      String one = Texts.of(point);
      // The dotless i is the letter that upper case would turn into another one.
      out.append(point == 'ı' ? one : lower(upper(lower(one))));
    }
    return out.toString();
  }
}
