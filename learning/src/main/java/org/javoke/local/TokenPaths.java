package org.javoke.local;

import java.util.Arrays;
import org.javoke.generate.Tokens;

/**
 * Counts tokens that have to be computed at least once: those of sequences, where sequences that
 * begin alike share their beginning. What it keeps of each is a hash.
 */
final class TokenPaths {

  private long[] hashes = new long[1 << 12];
  private int size;

  /** Adds a sequence. */
  void add(Tokens prompt, Tokens rest) {
    long hash = add(prompt, 1);
    add(rest, hash);
  }

  private long add(Tokens tokens, long before) {
    long hash = before;
    for (int i = 0; i < tokens.length(); i++) {
      hash = mixed(hash * 31 + tokens.at(i) + 1);
      add(hash == 0 ? 1 : hash);
    }
    return hash;
  }

  /** {@return how many tokens there are} */
  long size() {
    return size;
  }

  private void add(long hash) {
    if (2L * size >= hashes.length && hashes.length < 1 << 28) {
      long[] old = hashes;
      hashes = new long[2 * old.length];
      Arrays.stream(old).filter(known -> known != 0).forEach(this::place);
    }
    if (2L * size < hashes.length && place(hash)) {
      size++;
    }
  }

  private boolean place(long hash) {
    int mask = hashes.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (hashes[at] != 0) {
      if (hashes[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    hashes[at] = hash;
    return true;
  }

  // The finaliser of SplitMix64.
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
