package org.javoke.data.lint;

import java.util.Arrays;

/** Numbers by 64-bit keys, in flat arrays: millions of them fit where boxed ones would not. */
final class LongTable {

  private static final int FREE = -1;

  private long[] keys = new long[1024];
  private int[] values = filled(1024);
  private int size;

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, FREE);
    return values;
  }

  /** {@return the value that the key has, or -1 if it had none, and now has this one} */
  int putIfAbsent(long key, int value) {
    int at = place(key);
    if (values[at] != FREE) {
      return values[at];
    }
    keys[at] = key;
    values[at] = value;
    if (++size * 10L > keys.length * 6L) {
      grow();
    }
    return FREE;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ key >>> 32) & mask;
    while (values[at] != FREE && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = filled(oldKeys.length * 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != FREE) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
