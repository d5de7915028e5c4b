package org.javoke.score.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void wilsonIntervalOfEightInTen() {
    // z = 1.959964, n = 10, p = 0.8; z^2 = 3.841459
    // centre = (p + z^2/2n) / (1 + z^2/n) = (0.8 + 0.192073) / 1.384146 = 0.716740
    // half   = z * sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n)
    //        = 1.959964 * sqrt(0.016 + 0.00960365) / 1.384146 = 0.226577
    Interval interval = new Accuracy(8, 10).wilson95();
    assertThat(interval.low()).isCloseTo(0.490163, within(2e-6));
    assertThat(interval.high()).isCloseTo(0.943317, within(2e-6));
  }

  @Test
  void wilsonIntervalStaysInsideZeroToOne() {
    // p = 0: low = 0, high = z^2 / (n + z^2) = 3.841459 / 8.841459 = 0.434482
    Interval none = new Accuracy(0, 5).wilson95();
    assertThat(none.low()).isCloseTo(0, within(1e-12));
    assertThat(none.high()).isCloseTo(0.434482, within(1e-6));
    assertThat(new Accuracy(0, 0).wilson95()).isEqualTo(new Interval(0, 1));
  }

  @Test
  void refusesMoreCorrectThanTotal() {
    assertThatThrownBy(() -> new Accuracy(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("correct is 3, expected 0 to total, which is 2");
    assertThat(new Accuracy(1, 4).value()).isEqualTo(0.25);
  }
}
