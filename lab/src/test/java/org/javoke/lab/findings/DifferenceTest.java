package org.javoke.lab.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void oneSeedSaysNothingOfAnother() {
    // Of 6 questions the second is right on all that the first is wrong on: 6 gained, 0 lost.
    Difference difference = Difference.of(List.of(0.6), List.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0), 10);
    // Sign-flip over 6: 2 / 2^6 = 0.03125.
    assertThat(difference.overQuestions()).isCloseTo(0.03125, within(1e-9));
    assertThat(difference.overSeeds()).isEqualTo(1);
    assertThat(difference.p()).isCloseTo(0.03125, within(1e-9));
    // Over questions with one gained and one lost added: 12 of them, sum 6, squares 8.
    // variance (8 - 36/12) / 11 = 0.4545; half width 1.96 * sqrt(0.4545 * 12) / 12 = 0.3815
    assertThat(difference.interval().low()).isCloseTo(0.6 - 0.3815, within(1e-4));
    assertThat(difference.interval().high()).isCloseTo(0.6 + 0.3815, within(1e-4));
  }

  @Test
  void whatTheSeedsDoCountsToo() {
    // Three seeds of 100 questions: +30, -10 and +10. Mean 0.1, standard deviation 0.2,
    // standard error 0.2 / sqrt(3) = 0.11547, t = 0.866 with 2 degrees of freedom: p = 0.478.
    List<Integer> questions = new java.util.ArrayList<>();
    for (int i = 0; i < 300; i++) {
      questions.add(i < 40 ? 1 : i < 50 ? -1 : 0);
    }
    Difference difference = Difference.of(List.of(0.3, -0.1, 0.1), questions, 300);
    assertThat(difference.mean()).isCloseTo(0.1, within(1e-12));
    assertThat(difference.overQuestions()).isLessThan(0.001);
    assertThat(difference.overSeeds()).isCloseTo(0.478, within(0.001));
    assertThat(difference.p()).isEqualTo(difference.overSeeds());
    // 4.303 * 0.11547 = 0.4968
    assertThat(difference.interval().low()).isCloseTo(0.1 - 0.4968, within(1e-3));
  }

  @Test
  void noDifferenceAtAllHasAnIntervalStill() {
    Difference difference = Difference.of(List.of(0.0, 0.0), List.of(0, 0, 0, 0), 8);
    assertThat(difference.p()).isEqualTo(1);
    // 6 questions, squares 2: variance 2 / 5 = 0.4; 1.96 * sqrt(0.4 * 6) / 10 = 0.3036
    assertThat(difference.interval().high()).isCloseTo(0.3036, within(1e-4));
  }
}
