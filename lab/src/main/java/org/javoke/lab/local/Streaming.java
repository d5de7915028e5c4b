package org.javoke.lab.local;

import java.util.function.Consumer;
import org.javoke.generate.Guide;
import org.javoke.tokenizer.IncrementalDecoder;
import org.jspecify.annotations.Nullable;

/** Shows a text while it is drawn, up to where a call may begin. */
final class Streaming implements Guide {

  /** What calls begin with, in all of the formats: tags, lists, objects, fences. */
  private static final String STARTS = "<[{`";

  private final Guide inner;
  private final IncrementalDecoder decoder;
  private final boolean calls;
  private final Consumer<String> shown;
  private final StringBuilder text = new StringBuilder();
  private boolean held;

  /**
   * @param inner decides what may be drawn
   * @param calls whether the text may hold calls
   */
  Streaming(Guide inner, IncrementalDecoder decoder, boolean calls, Consumer<String> shown) {
    this.inner = inner;
    this.decoder = decoder;
    this.calls = calls;
    this.shown = shown;
  }

  @Override
  public long @Nullable [] allowed() {
    return inner.allowed();
  }

  @Override
  public boolean endsWith(int token) {
    boolean ends = inner.endsWith(token);
    String piece = decoder.append(token);
    int end = held ? 0 : callStart(piece);
    held = held || end < piece.length();
    String now = piece.substring(0, end);
    if (!now.isEmpty() && !ends) {
      text.append(now);
      shown.accept(now);
    }
    return ends;
  }

  private int callStart(String piece) {
    for (int i = 0; calls && i < piece.length(); i++) {
      if (STARTS.indexOf(piece.charAt(i)) >= 0) {
        return i;
      }
    }
    return piece.length();
  }

  /** {@return what was shown} */
  String shown() {
    return text.toString();
  }
}
