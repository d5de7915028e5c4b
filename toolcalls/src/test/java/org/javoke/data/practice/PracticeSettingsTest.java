package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.javoke.data.Example;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class PracticeSettingsTest {

  private static final World WORLD = World.load();

  @Test
  void patternsComeAsOftenAsTheirShares() {
    PracticeSettings settings =
        PracticeSettings.seeded(1)
            .withShares(Map.of(Pattern.SIMPLE, 3.0, Pattern.PARALLEL, 1.0, Pattern.MULTIPLE, 0.0));
    PracticeExamples examples = new PracticeExamples(settings, WORLD);
    int parallel = 0;
    for (long i = 0; i < 400; i++) {
      Example example = examples.example(i);
      assertThat(example.category()).isIn("simple", "parallel");
      parallel += example.category().equals("parallel") ? 1 : 0;
    }
    // 400 * 1/4 = 100, give or take five standard deviations of about 9.
    assertThat(parallel).isBetween(55, 145);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    PracticeSettings settings = PracticeSettings.seeded(1);
    assertThatThrownBy(() -> settings.withDifficulty(1.5))
        .isInstanceOf(InputException.class)
        .hasMessage("the difficulty is 1.5, expected 0 to 1");
    assertThatThrownBy(() -> settings.withInvented(Double.NaN)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> settings.withShares(Map.of(Pattern.SIMPLE, -1.0)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the share of simple is -1.0");
    assertThatThrownBy(() -> settings.withShares(Map.of(Pattern.SIMPLE, 0.0)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no pattern has a share");
  }
}
