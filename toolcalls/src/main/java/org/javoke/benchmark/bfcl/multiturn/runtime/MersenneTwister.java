package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code random.Random(seed)}: MT19937, seeded from an integer by its 32-bit words
 * (Matsumoto and Nishimura 1998; {@code init_by_array} of their 2002 code), and the numbers that
 * Python derives from it.
 */
public final class MersenneTwister {

  private static final int SIZE = 624;
  private static final int MIDDLE = 397;
  private static final long WORD = 0xFFFF_FFFFL;
  private static final int[] START = filled(19_650_218); // never changed

  private final Start start;
  private int[] state = {}; // filled on first use, since most instances draw nothing
  private int next;

  public MersenneTwister(BigInteger seed) {
    this(new Start(seed));
  }

  /** {@return a generator that begins there} */
  public MersenneTwister(Start start) {
    this.start = start;
  }

  public MersenneTwister(long seed) {
    this(BigInteger.valueOf(seed));
  }

  /** Where a seed makes generators begin; those of one seed can share it. */
  public static final class Start {

    private final BigInteger seed;
    private volatile int @Nullable [] words; // computed once it is needed, then never changed

    public Start(BigInteger seed) {
      this.seed = seed;
    }

    private int[] state() {
      int[] known = words;
      if (known == null) {
        known = seeded(MersenneTwister.words(seed.abs()));
        words = known;
      }
      return known.clone();
    }
  }

  /** {@return an integer from low to high, both included} */
  public long integer(long low, long high) {
    long width = high - low + 1;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(width);
    long number = bits(bits);
    while (number >= width) {
      number = bits(bits);
    }
    return low + number;
  }

  /** {@return a double from low to high} */
  public double real(double low, double high) {
    return low + (high - low) * unit();
  }

  /** {@return a double from 0 up to, not including, 1, of 53 random bits} */
  double unit() {
    long high = word() >>> 5;
    long low = word() >>> 6;
    return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
  }

  private long bits(int count) {
    if (count <= 32) {
      return word() >>> (32 - count);
    }
    long low = word();
    return low | (word() >>> (64 - count)) << 32;
  }

  private long word() {
    if (state.length == 0) {
      state = start.state();
    }
    int word = twist(next);
    next = next + 1 == SIZE ? 0 : next + 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9D2C_5680;
    word ^= (word << 15) & 0xEFC6_0000;
    word ^= word >>> 18;
    return word & WORD;
  }

  // One word at a time: most instances draw few, and each needs only words before its own round.
  private int twist(int i) {
    int ahead = i < SIZE - MIDDLE ? i + MIDDLE : i + MIDDLE - SIZE;
    state[i] = state[ahead] ^ twisted(state[i], state[i < SIZE - 1 ? i + 1 : 0]);
    return state[i];
  }

  private static int twisted(int high, int low) {
    int mixed = (high & 0x8000_0000) | (low & 0x7FFF_FFFF);
    return (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908_B0DF);
  }

  private static int[] seeded(int[] key) {
    int[] state = START.clone();
    int i = 1;
    int j = 0;
    for (int k = Math.max(SIZE, key.length); k > 0; k--) {
      state[i] = (state[i] ^ (previous(state, i) * 1_664_525)) + key[j] + j;
      i = advance(state, i);
      j = j + 1 == key.length ? 0 : j + 1;
    }
    for (int k = SIZE - 1; k > 0; k--) {
      state[i] = (state[i] ^ (previous(state, i) * 1_566_083_941)) - i;
      i = advance(state, i);
    }
    state[0] = 0x8000_0000;
    return state;
  }

  private static int[] filled(int seed) {
    int[] words = new int[SIZE];
    words[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      words[i] = 1_812_433_253 * (words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    }
    return words;
  }

  private static int previous(int[] state, int i) {
    return state[i - 1] ^ (state[i - 1] >>> 30);
  }

  private static int advance(int[] state, int i) {
    if (i < SIZE - 1) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }

  private static int[] words(BigInteger seed) {
    int count = Math.max(1, (seed.bitLength() + 31) / 32);
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = seed.shiftRight(32 * i).intValue();
    }
    return words;
  }
}
