package org.javoke.score.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedComparisonTest {

  @Test
  void mcNemarByTheBinomialDistribution() {
    // 7 questions differ, 1 in favour of the first. Two-sided: 2 * P(X <= 1), X ~ B(7, 1/2)
    // = 2 * (C(7,0) + C(7,1)) / 2^7 = 2 * 8 / 128 = 0.125
    assertThat(new PairedComparison(90, 1, 6, 3).mcNemarExactP()).isCloseTo(0.125, within(1e-12));
    // 13 differ, 3 in favour of the first: 2 * (1 + 13 + 78 + 286) / 2^13 = 756 / 8192. Both tails
    // count, though the library's probabilities of 3 and of 10 differ in their last digit.
    assertThat(new PairedComparison(20, 3, 10, 20).mcNemarExactP())
        .isCloseTo(756 / 8192.0, within(1e-12));
    // Evenly split: every split is at least as uneven, so p = 1.
    assertThat(new PairedComparison(5, 4, 4, 5).mcNemarExactP()).isCloseTo(1, within(1e-12));
    assertThat(new PairedComparison(5, 0, 0, 5).mcNemarExactP()).isEqualTo(1);
  }

  @Test
  void differenceIsSecondLessFirst() {
    // (6 - 1) / (90 + 1 + 6 + 3) = 0.05
    assertThat(new PairedComparison(90, 1, 6, 3).difference()).isEqualTo(0.05);
  }

  @Test
  void bootstrapComesNearTheNormalInterval() {
    // n = 1000, d = (80 - 40)/1000 = 0.04; variance of one question's difference is
    // (80 + 40)/1000 - 0.04^2 = 0.1184; half width = 1.96 * sqrt(0.1184/1000) = 0.02133
    Interval interval = new PairedComparison(600, 40, 80, 280).bootstrap95(7, 10_000);
    assertThat(interval.low()).isCloseTo(0.04 - 0.02133, within(0.0015));
    assertThat(interval.high()).isCloseTo(0.04 + 0.02133, within(0.0015));
  }

  @Test
  void bootstrapRepeatsWithItsSeed() {
    PairedComparison pair = new PairedComparison(20, 9, 4, 17);
    assertThat(pair.bootstrap95(1, 500)).isEqualTo(pair.bootstrap95(1, 500));
    assertThat(pair.bootstrap95(1, 500)).isNotEqualTo(pair.bootstrap95(2, 37));
    assertThat(new PairedComparison(0, 0, 0, 0).bootstrap95(1, 10)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThatThrownBy(() -> new PairedComparison(1, -1, 0, 0))
        .hasMessageContaining("onlyFirst -1");
    assertThatThrownBy(() -> new PairedComparison(1, 1, 0, 0).bootstrap95(1, 0))
        .hasMessage("resamples is 0, expected at least 1");
  }
}
