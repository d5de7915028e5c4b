package org.javoke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.javoke.lab.local.Talk;
import org.jspecify.annotations.Nullable;

/** Talks over the standard streams. */
final class TerminalTalk implements Talk {

  private final BufferedReader in;
  private final PrintWriter out;

  TerminalTalk(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public @Nullable String read(String prompt) {
    show(prompt);
    try {
      String line = in.readLine();
      if (line == null) {
        out.println();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void show(String text) {
    // A model may write what would move the cursor or colour the screen.
    out.print(text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\uFFFD"));
    out.flush();
  }
}
