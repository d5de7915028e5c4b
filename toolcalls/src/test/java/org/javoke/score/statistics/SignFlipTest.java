package org.javoke.score.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignFlipTest {

  @Test
  void countsAllSigns() {
    // 3, 1, 1: sums of all 8 signs are 5, 3, 3, 1, -1, -3, -3, -5. As far from 0 as 3 + 1 - 1 = 3
    // are six of them.
    assertThat(SignFlip.p(List.of(3, 1, -1))).isCloseTo(6 / 8.0, within(1e-9));
    // As far as 5: two of them.
    assertThat(SignFlip.p(List.of(3, 1, 1))).isCloseTo(2 / 8.0, within(1e-9));
    assertThat(SignFlip.p(List.of(0, 0, -3, -1, 0, -1))).isCloseTo(2 / 8.0, within(1e-9));
  }

  @Test
  void withOneRunASideItIsMcNemars() {
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      int lost = random.nextInt(12);
      int gained = random.nextInt(30);
      List<Integer> differences = new ArrayList<>();
      for (int k = 0; k < 40; k++) {
        differences.add(0);
      }
      for (int k = 0; k < lost; k++) {
        differences.add(-1);
      }
      for (int k = 0; k < gained; k++) {
        differences.add(1);
      }
      assertThat(SignFlip.p(differences))
          .isCloseTo(new PairedComparison(20, lost, gained, 20).mcNemarExactP(), within(1e-9));
    }
  }

  @Test
  void nothingThatDiffersIsNoEvidence() {
    assertThat(SignFlip.p(List.of())).isEqualTo(1);
    assertThat(SignFlip.p(List.of(0, 0))).isEqualTo(1);
    assertThat(SignFlip.p(List.of(2, -2))).isEqualTo(1);
  }
}
