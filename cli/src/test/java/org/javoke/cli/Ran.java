package org.javoke.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one call of the command printed and returned. */
record Ran(int exitCode, String out, String err) {

  static Ran of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Javoke.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(exitCode, out.toString(), err.toString());
  }
}
