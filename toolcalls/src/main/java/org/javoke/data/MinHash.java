package org.javoke.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * MinHash signatures of texts: the share of places at which two agree estimates the Jaccard
 * similarity of the texts' sets of runs of four letters (Broder 1997).
 */
public final class MinHash {

  /** The number of places of a signature. */
  public static final int SIZE = 24;

  /** At so many equal places two texts count as nearly the same: a similarity of about 0.92. */
  public static final int NEAR = 22;

  private static final int RUN = 4;
  private static final int MAX_LETTERS = 6_000;

  private final int[] places;

  private MinHash(int[] places) {
    this.places = places;
  }

  /** {@return the signature of the text, its case and spaces aside} */
  public static MinHash of(String text) {
    String bounded = text.length() <= MAX_LETTERS ? text : text.substring(0, MAX_LETTERS);
    String letters = bounded.toLowerCase(Locale.ROOT);
    int[] signature = new int[SIZE];
    Arrays.fill(signature, Integer.MAX_VALUE);
    long run = 0;
    int seen = 0;
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      run = run << 16 | c;
      if (++seen >= RUN) {
        add(Hash.mixed(run), signature);
      }
    }
    if (seen < RUN) {
      add(Hash.mixed(run), signature);
    }
    return new MinHash(signature);
  }

  // Two halves of one hash give all the places' hashes (Kirsch and Mitzenmacher).
  private static void add(long hash, int[] signature) {
    int first = (int) hash;
    int second = (int) (hash >>> 32) | 1;
    for (int i = 0; i < SIZE; i++) {
      int place = first + i * second;
      place ^= place >>> 15;
      place *= 0x2c1b3c6d;
      place ^= place >>> 13;
      signature[i] = Math.min(signature[i], place);
    }
  }

  /**
   * Copies the signature to where it is kept with others, 16 bits of each place: two texts that
   * differ there agree by chance once in 65,536 (b-bit minwise hashing).
   */
  public void copyTo(short[] all, int offset) {
    for (int i = 0; i < SIZE; i++) {
      all[offset + i] = (short) places[i];
    }
  }

  /** {@return at how many places it agrees with one that is kept with others} */
  public int agreeing(short[] all, int offset) {
    int agreeing = 0;
    for (int i = 0; i < SIZE; i++) {
      agreeing += (short) places[i] == all[offset + i] ? 1 : 0;
    }
    return agreeing;
  }
}
