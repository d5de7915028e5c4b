package org.javoke.lab.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.javoke.lab.eval.Comparison.Figures;
import org.javoke.score.statistics.PairedComparison;
import org.junit.jupiter.api.Test;

class TestInWordsTest {

  private static Figures figures(int both, int onlyFirst, int onlySecond, int neither) {
    PairedComparison pairs = new PairedComparison(both, onlyFirst, onlySecond, neither);
    return new Figures(pairs, pairs.bootstrap95(1, 1000), pairs.mcNemarExactP());
  }

  @Test
  void aClearGainIsSaid() {
    // 60 gained and 2 lost of 100: +58 points.
    Figures figures = figures(10, 2, 60, 28);
    assertThat(TestInWords.verdict(figures)).contains("better, by 58.0 points");
    assertThat(TestInWords.reasons(figures))
        .contains("Of 100 questions, 60 were", "and 2 the other way", "less than 0.0001");
  }

  @Test
  void aClearLossIsSaidToo() {
    assertThat(TestInWords.verdict(figures(10, 60, 2, 28))).contains("worse, by 58.0 points");
  }

  @Test
  void aDifferenceThatMayBeChanceIsNoResult() {
    // Two changes, both to the better: p = 2 / 2^2 = 0.5.
    Figures figures = figures(1, 0, 2, 3);
    assertThat(TestInWords.verdict(figures)).contains("chance");
    assertThat(TestInWords.reasons(figures)).contains("0.5000");
  }

  @Test
  void whereNothingChangedThereIsNoTest() {
    assertThat(TestInWords.reasons(figures(0, 0, 0, 6))).endsWith("nothing to test.");
  }
}
