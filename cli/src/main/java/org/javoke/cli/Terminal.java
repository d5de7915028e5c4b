package org.javoke.cli;

import java.io.Console;

/** What is known of the terminal, if there is one. */
final class Terminal {

  private static final int DEFAULT_WIDTH = 100;

  private Terminal() {}

  /** {@return whether what is written to the output is seen by a person} */
  @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again where there is none
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** {@return whether colour is wanted; see no-color.org} */
  static boolean hasColour() {
    return isThere() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
  }

  /** {@return columns} */
  static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }
}
