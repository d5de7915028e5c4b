package org.javoke.benchmark.bfcl.multiturn.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Expected numbers are what Python 3.11's {@code random.Random(seed)} gives. */
class MersenneTwisterTest {

  @Test
  void integersArePythons() {
    MersenneTwister random = new MersenneTwister(200_191);

    assertThat(random.integer(10_000, 99_999)).isEqualTo(67_410);
    assertThat(random.integer(10_000, 99_999)).isEqualTo(41_772);
    assertThat(random.integer(10_000, 99_999)).isEqualTo(24_547);
  }

  @Test
  void integersOfMoreThanOneWordArePythons() {
    MersenneTwister random = new MersenneTwister(141_053);

    assertThat(random.integer(100_000_000_000L, 999_999_999_999L)).isEqualTo(262_919_693_687L);
    assertThat(random.integer(10_000, 99_999)).isEqualTo(44_620);
    assertThat(random.integer(100_000_000_000L, 999_999_999_999L)).isEqualTo(307_751_534_385L);
  }

  @Test
  void doublesArePythons() {
    MersenneTwister random = new MersenneTwister(141_053);

    assertThat(random.real(-10, 40)).isEqualTo(36.63485703790535);
    assertThat(random.real(-10, 40)).isEqualTo(31.29968928699752);
    assertThat(random.real(0, 120)).isEqualTo(44.51081620775468);
  }

  @Test
  void aSeedsSignDoesNotCount() {
    assertThat(new MersenneTwister(-5).integer(0, 1_000_000))
        .isEqualTo(new MersenneTwister(5).integer(0, 1_000_000));
  }

  @Test
  void seedsOfSeveralWordsDifferFromTheirFirstWord() {
    BigInteger seed = BigInteger.ONE.shiftLeft(40).add(BigInteger.valueOf(5));

    assertThat(new MersenneTwister(seed).integer(0, 1_000_000))
        .isNotEqualTo(new MersenneTwister(5).integer(0, 1_000_000));
  }

  @Test
  void aRangeOfOneHasOneNumber() {
    assertThat(new MersenneTwister(1).integer(7, 7)).isEqualTo(7);
  }
}
