package org.javoke.safetensors;

/** Foreign text in messages: short, and without what a terminal would obey. */
final class Printed {

  private static final int MAX_LENGTH = 120;

  private Printed() {}

  static String safe(String text) {
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  static String quoted(String text) {
    return '"' + safe(text) + '"';
  }
}
