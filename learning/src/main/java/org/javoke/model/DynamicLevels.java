package org.javoke.model;

import java.util.Arrays;

/**
 * The 256 numbers of the dynamic 8-bit type: seven decades, each cut twice as finely as the one
 * below it (Dettmers 2015, "8-bit approximations for parallelism in deep learning", section 2.1.1,
 * arXiv:1511.04561).
 */
final class DynamicLevels {

  private static final int DECADES = 7;

  private DynamicLevels() {}

  /** {@return the numbers from nearly -1 to 1, ascending, in the 32-bit arithmetic of PyTorch} */
  static float[] signed() {
    float[] levels = new float[256];
    int count = 0;
    for (int decade = 0; decade < DECADES; decade++) {
      float power = (float) Math.pow(10, decade - (DECADES - 1.0));
      int cuts = 1 << decade;
      for (int i = 0; i < cuts; i++) {
        float middle = (edge(i, cuts) + edge(i + 1, cuts)) / 2;
        levels[count++] = power * middle;
        levels[count++] = -power * middle;
      }
    }
    levels[count++] = 0;
    levels[count] = 1;
    Arrays.sort(levels);
    return levels;
  }

  // Counted from the nearer end and rounded once, as PyTorch's linspace does.
  private static float edge(int i, int cuts) {
    float step = (1f - 0.1f) / cuts;
    return i < (cuts + 1) / 2 ? Math.fma(step, i, 0.1f) : Math.fma(-step, cuts - i, 1f);
  }
}
