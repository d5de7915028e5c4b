package org.javoke.data.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.javoke.data.MinHash;
import org.junit.jupiter.api.Test;

class NearIndexTest {

  @Test
  void findsACopyAmongManyAndNothingAmongStrangers() {
    Random random = new Random(5);
    NearIndex index = new NearIndex();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) { // the tables grow several times
      texts.add(Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36));
      assertThat(index.add(MinHash.of(texts.get(i))).agreeing()).isLessThan(MinHash.NEAR);
    }
    for (int i = 0; i < texts.size(); i += 1000) {
      assertThat(index.add(MinHash.of(texts.get(i))))
          .isEqualTo(new NearIndex.Near(i, MinHash.SIZE));
    }
  }

  @Test
  void whatIsOnlyKeptCountsButIsNotFound() {
    NearIndex index = new NearIndex();
    index.keep(MinHash.of("the very same text"));
    assertThat(index.add(MinHash.of("the very same text"))).isEqualTo(new NearIndex.Near(-1, 0));
    assertThat(index.add(MinHash.of("the very same text")).index()).isEqualTo(1);
  }
}
