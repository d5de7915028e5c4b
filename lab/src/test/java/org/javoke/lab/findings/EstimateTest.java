package org.javoke.lab.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void withOneSeedItIsWilsons() {
    // 8 of 10: Wilson's interval is 0.4902 to 0.9433.
    Estimate estimate = Estimate.of(List.of(0.8), 10);
    assertThat(estimate.interval().low()).isCloseTo(0.4902, within(1e-4));
    assertThat(estimate.interval().high()).isCloseTo(0.9433, within(1e-4));
  }

  @Test
  void seedsThatDifferMakeItWider() {
    // 0.2, 0.4, 0.6: mean 0.4, standard error 0.2 / sqrt(3) = 0.11547; 4.303 of them are 0.4968.
    Estimate estimate = Estimate.of(List.of(0.2, 0.4, 0.6), 3000);
    assertThat(estimate.accuracy()).isCloseTo(0.4, within(1e-12));
    assertThat(estimate.interval().low()).isZero();
    assertThat(estimate.interval().high()).isCloseTo(0.8968, within(1e-3));
    // Where they agree, the questions decide: 1200 of 3000 is 0.3826 to 0.4177.
    Estimate equal = Estimate.of(List.of(0.4, 0.4, 0.4), 3000);
    assertThat(equal.interval().low()).isCloseTo(0.3826, within(1e-4));
  }
}
