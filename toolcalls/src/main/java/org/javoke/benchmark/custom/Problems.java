package org.javoke.benchmark.custom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.InputException;

/** All that is wrong with a file, so that it can be mended in one go. */
final class Problems {

  static final int SHOWN = 20;
  private static final int MAX_LENGTH = 400;

  private final Path file;
  private final List<String> shown = new ArrayList<>();
  private int count;

  Problems(Path file) {
    this.file = file;
  }

  void add(int line, String problem) {
    addMessage("line " + line + ": " + problem);
  }

  void addMessage(String message) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(
          message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "...");
    }
  }

  /** {@return what takes the problems of one line} */
  Sink of(int line) {
    return problem -> add(line, problem);
  }

  int count() {
    return count;
  }

  /**
   * Ends the reading if there were problems.
   *
   * @throws InputException that lists the first {@value #SHOWN}
   */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    String left = count > SHOWN ? "\n  and %,d more".formatted(count - SHOWN) : "";
    throw new InputException(
        "%s cannot be used: %,d problem%s\n  %s%s"
            .formatted(file, count, count == 1 ? "" : "s", String.join("\n  ", shown), left));
  }

  /** Takes problems of one line. */
  interface Sink {
    void add(String problem);
  }
}
