package org.javoke.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Clock;
import org.javoke.lab.local.TokenBar;
import org.javoke.lab.local.TokenLines;
import org.javoke.lab.local.TokenProgress;

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

  /** {@return what shows how a task gets on: a bar for a person, lines for a file} */
  static TokenProgress progress(String task, PrintWriter err) {
    return isThere()
        ? new TokenBar(System.err, task)
        : new TokenLines(err::println, Clock.systemUTC());
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
