package org.javoke.score.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void rearrangesEarlierPairs() {
    boolean[][] fits = {{true, true}, {true, false}};
    assertThat(Matching.of(fits, 2)).containsExactly(1, 0);
  }

  @Test
  void isAsLargeAsTheBestOfAllPairings() {
    SplittableRandom random = new SplittableRandom(42);
    for (int round = 0; round < 500; round++) {
      boolean[][] fits = new boolean[1 + random.nextInt(5)][1 + random.nextInt(5)];
      for (boolean[] row : fits) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextInt(10) < 4;
        }
      }
      int[] matched = Matching.of(fits, fits[0].length);
      assertThat(Arrays.stream(matched).filter(given -> given != Matching.NONE))
          .doesNotHaveDuplicates()
          .hasSize(best(fits, 0, 0));
    }
  }

  private static int best(boolean[][] fits, int row, int taken) {
    if (row == fits.length) {
      return 0;
    }
    int best = best(fits, row + 1, taken);
    for (int j = 0; j < fits[row].length; j++) {
      if (fits[row][j] && (taken & (1 << j)) == 0) {
        best = Math.max(best, 1 + best(fits, row + 1, taken | (1 << j)));
      }
    }
    return best;
  }
}
