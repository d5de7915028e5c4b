package org.javoke.data.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.javoke.data.stats.Distribution.Bin;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void quantilesAreValuesThatWereSeen() {
    Distribution values = new Distribution();
    for (long value : new long[] {5, 1, 1, 9}) {
      values.add(value);
    }
    assertThat(values.quantile(0.5)).isEqualTo(1);
    assertThat(values.quantile(0.75)).isEqualTo(5);
    assertThat(values.quantile(1)).isEqualTo(9);
    assertThat(values.mean()).isEqualTo(4);
  }

  @Test
  void barsAreOfOneWidthAndCountAll() {
    Distribution values = new Distribution();
    for (long value : new long[] {0, 1, 2, 9}) {
      values.add(value);
    }
    // Ten values in at most four bars: three each.
    assertThat(values.bins(4))
        .containsExactly(new Bin(0, 2, 3), new Bin(3, 5, 0), new Bin(6, 8, 0), new Bin(9, 11, 1));
  }

  @Test
  void nothingHasNoBars() {
    assertThat(new Distribution().bins(4)).isEmpty();
    assertThat(new Distribution().quantile(0.5)).isZero();
  }
}
