package org.javoke.score.fair;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A maximum matching of expected with given calls, by augmenting paths (H. W. Kuhn, "The Hungarian
 * method for the assignment problem", Naval Research Logistics 2, 1955), searched breadth first.
 */
final class Matching {

  static final int NONE = -1;

  private final boolean[][] fits;
  private final int[] givenOf;
  private final int[] expectedOf;

  private Matching(boolean[][] fits, int given) {
    this.fits = fits;
    this.givenOf = new int[fits.length];
    this.expectedOf = new int[given];
    Arrays.fill(givenOf, NONE);
    Arrays.fill(expectedOf, NONE);
  }

  /**
   * {@return for each expected call the given call that it is matched with, or {@link #NONE}}
   *
   * @param fits for each expected call, which of the given calls fit it
   * @param given the number of given calls
   */
  static int[] of(boolean[][] fits, int given) {
    Matching matching = new Matching(fits, given);
    for (int expected = 0; expected < fits.length; expected++) {
      matching.augment(expected);
    }
    return matching.givenOf;
  }

  private void augment(int start) {
    int[] reachedFrom = new int[expectedOf.length];
    Arrays.fill(reachedFrom, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      int expected = open.remove();
      for (int given = 0; given < expectedOf.length; given++) {
        if (!fits[expected][given] || reachedFrom[given] != NONE) {
          continue;
        }
        reachedFrom[given] = expected;
        if (expectedOf[given] == NONE) {
          flip(start, given, reachedFrom);
          return;
        }
        open.add(expectedOf[given]);
      }
    }
  }

  private void flip(int start, int end, int[] reachedFrom) {
    int given = end;
    while (true) {
      int expected = reachedFrom[given];
      int freed = givenOf[expected];
      givenOf[expected] = given;
      expectedOf[given] = expected;
      if (expected == start) {
        return;
      }
      given = freed;
    }
  }
}
