package org.javoke.data.practice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.javoke.data.Hash;

/**
 * Which tools are drawn. A fifth of all tools, declared and invented, is held out: chosen by what
 * they do, so that a tool under another name is not one never seen.
 */
public enum ToolSide {
  /** What training may show. */
  SEEN,
  /** What training never shows. */
  UNSEEN,
  ALL;

  private static final int HELD_OUT_OF = 5;

  /** {@return whether a tool that does this may be drawn} */
  boolean has(String key) {
    boolean heldOut = Long.remainderUnsigned(Hash.of(key), HELD_OUT_OF) == 0;
    return switch (this) {
      case SEEN -> !heldOut;
      case UNSEEN -> heldOut;
      case ALL -> true;
    };
  }

  /** {@return the name as options have it} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return all names, for messages} */
  public static String labels() {
    return Arrays.stream(values()).map(ToolSide::label).collect(Collectors.joining(", "));
  }
}
