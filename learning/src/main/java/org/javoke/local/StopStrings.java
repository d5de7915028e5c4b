package org.javoke.local;

import java.util.List;
import org.javoke.generate.Guide;
import org.javoke.tokenizer.IncrementalDecoder;
import org.javoke.tokenizer.Tokenizer;

/** Ends a sequence with the token that completes one of several texts. */
final class StopStrings implements Guide {

  private final List<String> texts;
  private final int longest;
  private final IncrementalDecoder decoder;
  private final StringBuilder tail = new StringBuilder();

  private StopStrings(List<String> texts, IncrementalDecoder decoder) {
    this.texts = texts;
    this.longest = texts.stream().mapToInt(String::length).max().orElse(0);
    this.decoder = decoder;
  }

  /** {@return a guide for one sequence} */
  static Guide of(List<String> texts, Tokenizer tokenizer) {
    return texts.isEmpty()
        ? Guide.NONE
        : new StopStrings(texts, tokenizer.incrementalDecoder(true));
  }

  /** {@return the text before the first of the stop strings in it} */
  static String before(String text, List<String> texts) {
    int end = text.length();
    for (String stop : texts) {
      int at = text.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    return text.substring(0, end);
  }

  @Override
  public boolean endsWith(int token) {
    tail.append(decoder.append(token));
    boolean ends = texts.stream().anyMatch(text -> tail.indexOf(text) >= 0);
    // What a stop string may have begun in is all that is looked at again.
    tail.delete(0, Math.max(0, tail.length() - longest + 1));
    return ends;
  }
}
