package org.javoke.template;

/**
 * What one rendering may use. A template comes with a downloaded model: it is foreign code, and the
 * defaults stop a hostile one within a second and within 64 MB of heap. They leave room for
 * conversations of some hundred thousand words; a caller with longer ones raises them.
 *
 * @param steps how many operators, statements and items may be worked through
 * @param bytes how much text and values may be built, counted over the whole rendering and
 *     generously: a character of output counts six bytes
 * @param depth how deep macros, recursive loops and expressions may nest
 */
public record Limits(long steps, long bytes, int depth) {

  /** The limits of a rendering that sets no others. */
  public static final Limits DEFAULT = new Limits(3_000_000, 32L << 20, 300);

  public Limits {
    if (steps <= 0 || bytes <= 0 || depth <= 0) {
      throw new IllegalArgumentException(
          "limits have to be above 0, got steps=" + steps + " bytes=" + bytes + " depth=" + depth);
    }
  }
}
