package org.javoke.lab.run;

import java.util.function.Consumer;
import org.javoke.input.JsonLine;

/** Where lines of JSON go, one after the other. */
public interface LineOutput extends AutoCloseable {

  /** {@return one that keeps nothing, so that there is never anything from before} */
  static LineOutput to(Consumer<String> lines) {
    return new LineOutput() {
      @Override
      public void before(Consumer<JsonLine> sink) {}

      @Override
      public void write(String line) {
        lines.accept(line);
      }

      @Override
      public void finish() {}

      @Override
      public void close() {}
    };
  }

  /** Hands on the lines that an earlier process wrote, in order. */
  void before(Consumer<JsonLine> sink);

  /**
   * Adds a line.
   *
   * @param line without its end
   * @throws org.javoke.input.InputException if it cannot be written; what was added before stays
   */
  void write(String line);

  /** Called once, when all lines are written. */
  void finish();

  @Override
  void close();
}
