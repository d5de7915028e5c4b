package org.javoke.lab.data;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.terminal.TerminalBar;

/** Shows how much of some files has been read. Called by one thread at a time. */
public interface ReadingProgress extends AutoCloseable {

  /** Called when a piece was read from the disk. */
  void read(int bytes, long records);

  @Override
  void close();

  /** {@return one that shows nothing} */
  static ReadingProgress none() {
    return new ReadingProgress() {
      @Override
      public void read(int bytes, long records) {}

      @Override
      public void close() {}
    };
  }

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
