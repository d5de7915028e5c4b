package org.javoke.lab.local;

import org.jspecify.annotations.Nullable;

/** The person that a {@link Chat} is held with. */
public interface Talk {

  /**
   * {@return the line that was typed, or null at the end of the input}
   *
   * @param prompt stands before it
   */
  @Nullable String read(String prompt);

  /** Shows text, at once and without a line end. */
  void show(String text);

  /** Shows a line. */
  default void say(String line) {
    show(line + System.lineSeparator());
  }
}
