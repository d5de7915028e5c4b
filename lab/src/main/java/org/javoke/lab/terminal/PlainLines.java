package org.javoke.lab.terminal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Where there is no terminal: a line every few seconds on how far a task has come. */
public final class PlainLines {

  private final Consumer<String> lines;
  private final LinePace pace;
  private final String task;
  private final Amount total;

  /**
   * How much there is to do.
   *
   * @param count below 0 if that is not known
   * @param unit that lines name, such as {@code " MB"}; may be empty
   * @param each how many of what is counted make one of them
   */
  public record Amount(long count, String unit, long each) {
    boolean isKnown() {
      return count >= 0;
    }
  }

  /**
   * @param lines is handed each line, without its end
   * @param task a word that stands before each line
   */
  public PlainLines(Consumer<String> lines, InstantSource clock, String task, Amount total) {
    this.lines = lines;
    this.pace = new LinePace(clock);
    this.task = task;
    this.total = total;
  }

  /**
   * Tells how far it is, unless that was told just now.
   *
   * @param done in what the total is counted in
   * @param more stands at the end of the line
   */
  public void at(long done, String more) {
    pace.due(false).ifPresent(spent -> lines.accept(line(done, spent) + more));
  }

  private String line(long done, Duration spent) {
    double rate = done / (spent.toMillis() / 1000.0);
    String of = total.isKnown() ? String.format(Locale.ROOT, " of %,d", units(total.count())) : "";
    String begun =
        String.format(
            Locale.ROOT,
            "%s: %,d%s%s, %,.0f%s/s",
            task,
            units(done),
            of,
            total.unit(),
            rate / total.each(),
            total.unit());
    if (!total.isKnown() || rate == 0) {
      return begun;
    }
    return begun + ", " + LinePace.left(Math.max(0, Math.round((total.count() - done) / rate)));
  }

  private long units(long count) {
    return count / total.each();
  }
}
