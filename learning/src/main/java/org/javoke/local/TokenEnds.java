package org.javoke.local;

import org.javoke.generate.Tokens;
import org.javoke.tokenizer.IncrementalDecoder;
import org.javoke.tokenizer.Tokenizer;

/**
 * The text of tokens, special ones included, and where in it each token ends. One that ends within
 * a character ends before it.
 */
record TokenEnds(String text, Tokens ends) {

  static TokenEnds of(Tokens tokens, Tokenizer tokenizer) {
    IncrementalDecoder decoder = tokenizer.incrementalDecoder(false);
    StringBuilder text = new StringBuilder();
    int[] ends = new int[tokens.length()];
    for (int i = 0; i < ends.length; i++) {
      text.append(decoder.append(tokens.at(i)));
      ends[i] = text.length();
    }
    text.append(decoder.finish());
    return new TokenEnds(text.toString(), Tokens.of(ends));
  }

  /** {@return the end of a token; of one that has no text, that of the text} */
  int end(int token) {
    return token < ends.length() ? ends.at(token) : text.length();
  }
}
