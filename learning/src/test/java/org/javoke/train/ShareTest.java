package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void eachPartIsComputedOnce() {
    // The costliest first: 9 to rank 0, 8 to 1, 3 to 1 (8 < 9), 2 to 0 (9 < 11), 1 to 0 (11 = 11).
    long[] costs = {3, 9, 1, 8, 2};
    assertThat(new Share(0, 2).of(costs)).containsExactly(false, true, true, false, true);
    assertThat(new Share(1, 2).of(costs)).containsExactly(true, false, false, true, false);
    assertThat(Share.WHOLE.of(costs)).containsOnly(true);
  }

  @Test
  void moreProcessesThanParts() {
    assertThat(new Share(2, 3).of(new long[] {5, 5})).containsExactly(false, false);
    assertThat(new Share(1, 3).of(new long[0])).isEmpty();
  }

  @Test
  void aRankOutsideIsRefused() {
    assertThatThrownBy(() -> new Share(2, 2)).hasMessage("rank 2 of 2 processes");
  }
}
