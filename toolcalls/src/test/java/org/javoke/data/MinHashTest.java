package org.javoke.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MinHashTest {

  private static int agreeing(String a, String b) {
    short[] kept = new short[MinHash.SIZE];
    MinHash.of(b).copyTo(kept, 0);
    return MinHash.of(a).agreeing(kept, 0);
  }

  @Test
  void equalTextsAgreeEverywhereWhateverTheirCaseAndSpaces() {
    assertThat(agreeing("Play  some\nJazz now", "play some jazz now")).isEqualTo(MinHash.SIZE);
    assertThat(agreeing("", " ")).isEqualTo(MinHash.SIZE);
    assertThat(agreeing("ab", "ab")).isEqualTo(MinHash.SIZE);
  }

  @Test
  void textsWithNothingInCommonAgreeNowhere() {
    assertThat(agreeing("abcdefghijklmno", "0123456789-+*/")).isZero();
  }

  /** Half the runs in common: a Jaccard similarity of 1/3, so 8 of 24 places, on average. */
  @Test
  void theShareEstimatesTheSimilarity() {
    Random random = new Random(1);
    int sum = 0;
    int rounds = 200;
    for (int i = 0; i < rounds; i++) {
      String common = letters(random, 203); // 200 runs of four
      sum += agreeing(common + letters(random, 200), common + letters(random, 200));
    }
    assertThat((double) sum / rounds).isBetween(7.0, 9.0);
  }

  private static String letters(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
