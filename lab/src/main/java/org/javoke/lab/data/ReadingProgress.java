package org.javoke.lab.data;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.terminal.PlainLines;
import org.javoke.lab.terminal.TerminalBar;

/** Shows how much of some files has been read. Called by one thread at a time. */
public interface ReadingProgress extends AutoCloseable {

  /** Called when a piece was read from the disk. */
  void read(int bytes, long records);

  @Override
  void close();

  /**
   * {@return a bar with the rate and the time that is left}
   *
   * @param terminal is drawn on, over and over in one line
   * @param task a word that stands before the bar
   */
  static ReadingProgress bar(PrintStream terminal, String task, List<Path> files) {
    ProgressBar bar =
        TerminalBar.of(terminal, task, size(files)).setUnit(" MB", 1_000_000).showSpeed().build();
    return new ReadingProgress() {
      @Override
      public void read(int bytes, long records) {
        bar.stepBy(bytes);
        bar.setExtraMessage(String.format(Locale.ROOT, " %,d samples", records));
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** {@return a line every few seconds, for logs and wherever there is no terminal} */
  static ReadingProgress lines(
      Consumer<String> lines, InstantSource clock, String task, List<Path> files) {
    PlainLines.Amount total = new PlainLines.Amount(size(files), " MB", 1_000_000);
    PlainLines shown = new PlainLines(lines, clock, task, total);
    return new ReadingProgress() {
      private long done;

      @Override
      public void read(int bytes, long records) {
        done += bytes;
        shown.at(done, String.format(Locale.ROOT, ", %,d samples", records));
      }

      @Override
      public void close() {}
    };
  }

  private static long size(List<Path> files) {
    long size = 0;
    for (Path file : files) {
      try {
        size += Files.size(file);
      } catch (IOException e) {
        return -1; // the reading will say what is wrong
      }
    }
    return size;
  }
}
