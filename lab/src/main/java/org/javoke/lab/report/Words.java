package org.javoke.lab.report;

import java.util.Locale;

/** Constants as files and pages write them. */
final class Words {

  private Words() {}

  /** {@return the constant's name in lower case, with its underscores} */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
