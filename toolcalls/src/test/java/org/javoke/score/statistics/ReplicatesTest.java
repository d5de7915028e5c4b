package org.javoke.score.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicatesTest {

  @Test
  void studentsTest() {
    // 1, 2, 3: mean 2, standard deviation 1, standard error 1 / sqrt(3) = 0.57735.
    Replicates three = new Replicates(List.of(1.0, 2.0, 3.0));
    assertThat(three.mean()).isEqualTo(2);
    assertThat(three.standardError()).isCloseTo(0.57735, within(1e-5));
    // t with 2 degrees of freedom has 97.5% below 4.30265.
    assertThat(three.halfWidth95()).isCloseTo(4.30265 * 0.57735, within(1e-4));
    // t = 2 / 0.57735 = 3.4641; P(|T| > t) = 1 - t / sqrt(t^2 + 2) = 1 - 3.4641 / 3.7417 = 0.07418
    assertThat(three.p()).isCloseTo(0.07418, within(1e-5));
  }

  @Test
  void oneValueTellsNothingOfAnother() {
    Replicates one = new Replicates(List.of(0.5));
    assertThat(one.halfWidth95()).isInfinite();
    assertThat(one.p()).isEqualTo(1);
  }

  @Test
  void equalValues() {
    assertThat(new Replicates(List.of(0.5, 0.5)).p()).isZero();
    assertThat(new Replicates(List.of(0.0, 0.0)).p()).isEqualTo(1);
    assertThat(new Replicates(List.of(0.5, 0.5)).halfWidth95()).isZero();
    assertThatThrownBy(() -> new Replicates(List.of())).hasMessageContaining("at least one");
  }
}
