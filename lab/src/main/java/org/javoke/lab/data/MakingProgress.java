package org.javoke.lab.data;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.terminal.PlainLines;
import org.javoke.lab.terminal.TerminalBar;

/** Shows how many of a known number of samples are made. Called by one thread at a time. */
public interface MakingProgress extends AutoCloseable {

  /** Called when one more is made. */
  void made();

  @Override
  void close();

  /** {@return one that shows nothing} */
  static MakingProgress none() {
    return new MakingProgress() {
      @Override
      public void made() {}

      @Override
      public void close() {}
    };
  }

  /** {@return a line every few seconds, for logs and wherever there is no terminal} */
  static MakingProgress lines(
      Consumer<String> lines, InstantSource clock, String task, long total) {
    PlainLines shown = new PlainLines(lines, clock, task, new PlainLines.Amount(total, "", 1));
    return new MakingProgress() {
      private long done;

      @Override
      public void made() {
        done++;
        shown.at(done, "");
      }

      @Override
      public void close() {}
    };
  }

  /**
   * {@return a bar with the rate and the time that is left}
   *
   * @param terminal is drawn on, over and over in one line
   * @param task a word that stands before the bar
   * @param total how many there will be
   */
  static MakingProgress bar(PrintStream terminal, String task, long total) {
    ProgressBar bar = TerminalBar.of(terminal, task, total).showSpeed().build();
    return new MakingProgress() {
      @Override
      public void made() {
        bar.step();
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
