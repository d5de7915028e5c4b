package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationHistoryTest {

  private static Evaluated at(int step, double accuracy, double loss) {
    return new Evaluated(step, Map.of(Evaluated.AST_ACCURACY, accuracy, Evaluated.LOSS, loss));
  }

  private static int best(Evaluated... evaluations) {
    return new EvaluationHistory(List.of(evaluations)).best().orElseThrow().step();
  }

  @Test
  void accuracyCountsThenLossThenTheEarlierStep() {
    assertThat(best(at(10, 0.5, 1.0), at(20, 0.6, 2.0))).isEqualTo(20);
    assertThat(best(at(10, 0.5, 1.0), at(20, 0.5, 0.9))).isEqualTo(20);
    assertThat(best(at(10, 0.5, 1.0), at(20, 0.5, 1.0))).isEqualTo(10);
  }

  @Test
  void withoutAccuracyTheLossCounts() {
    assertThat(
            best(
                new Evaluated(10, Map.of(Evaluated.LOSS, 1.0)),
                new Evaluated(20, Map.of(Evaluated.LOSS, 0.5))))
        .isEqualTo(20);
  }

  @Test
  void nothingYet() {
    EvaluationHistory history = new EvaluationHistory(List.of());
    assertThat(history.best()).isEmpty();
    assertThat(history.sinceBest()).isZero();
    assertThat(history.endsWith(0)).isFalse();
  }
}
