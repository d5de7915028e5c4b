package org.javoke.lab.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.javoke.score.statistics.Interval;
import org.junit.jupiter.api.Test;

class InWordsTest {

  private static ComparisonFinding found(String first, String second, double mean, double p) {
    String other = first.equals(second) ? "fair" : "bfcl";
    Difference total = new Difference(3, 300, mean, new Interval(-0.1, 0.1), p, p);
    return new ComparisonFinding(first, second, "test", "bfcl", other, total, Map.of(), p);
  }

  @Test
  void theArmThatIsAheadIsNamed() {
    assertThat(InWords.verdict(found("base", "sft", 0.1, 0.01))).isEqualTo("sft is better");
    assertThat(InWords.verdict(found("base", "sft", -0.1, 0.01))).isEqualTo("base is better");
    assertThat(InWords.verdict(found("base", "sft", 0.1, 0.05))).isEqualTo("no difference shown");
  }

  @Test
  void oneArmIsNotBetterThanItself() {
    ComparisonFinding found = found("sft", "sft", -0.02, 0.01);
    assertThat(InWords.verdict(found)).isEqualTo("bfcl gives more");
    assertThat(InWords.verdict(found("sft", "sft", 0.02, 0.01))).isEqualTo("fair gives more");
    assertThat(InWords.sentence(found))
        .startsWith("sft: fair against bfcl on test: -2.0 points")
        .endsWith("over 3 seeds and 300 pairs of answers: bfcl gives more.");
  }
}
