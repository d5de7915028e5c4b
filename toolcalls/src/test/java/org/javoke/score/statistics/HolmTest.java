package org.javoke.score.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void theSmallestIsMultipliedMost() {
    // In order 0.01 * 3 = 0.03, 0.02 * 2 = 0.04, 0.03 * 1 = 0.03, which is not below the one
    // before.
    List<Double> adjusted = Holm.adjusted(List.of(0.03, 0.01, 0.02));
    assertThat(adjusted.get(0)).isCloseTo(0.04, within(1e-12));
    assertThat(adjusted.get(1)).isCloseTo(0.03, within(1e-12));
    assertThat(adjusted.get(2)).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void oneIsAsItIsAndNoneIsAboveOne() {
    assertThat(Holm.adjusted(List.of(0.2))).containsExactly(0.2);
    assertThat(Holm.adjusted(List.of(0.6, 0.9))).containsExactly(1.0, 1.0);
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }
}
