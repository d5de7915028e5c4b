package org.javoke.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.javoke.data.split.Difficulty.Level.EASY;
import static org.javoke.data.split.Difficulty.Level.HARD;
import static org.javoke.data.split.Difficulty.Level.MEDIUM;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.split.Difficulty.Measured;
import org.javoke.data.split.Difficulty.Order;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifficultyTest {

  @TempDir Path folder;

  /**
   * Ranks by tools, length and calls: the first 0, 0, 2; the second 1, 2, 0.5; the third 2, 1, 0.5.
   * Sums 2, 3.5, 3.5: of the two equal ones the earlier is easier.
   */
  @Test
  void theMeanOfTheRanksDecides() {
    List<Measured> measured =
        List.of(new Measured(1, 10, 5), new Measured(2, 30, 1), new Measured(3, 20, 1));
    assertThat(Difficulty.levels(measured, Order.MEAN_RANK)).containsExactly(EASY, MEDIUM, HARD);
  }

  @Test
  void criteriaDecideOneAfterTheOther() {
    List<Measured> measured =
        List.of(new Measured(1, 10, 5), new Measured(2, 30, 1), new Measured(3, 20, 1));
    assertThat(Difficulty.levels(measured, Order.named("calls,length")))
        .containsExactly(HARD, MEDIUM, EASY);
  }

  @Test
  void thePartsAreEqualAndKeepTheirOrder() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      examples.add(Sets.sample("q" + i, "c", i % 2 == 0 ? List.of("f") : List.of("f", "g"), "f"));
    }
    Difficulty.Outcome outcome =
        new Difficulty(Sets.written(folder.resolve("all.jsonl"), examples))
            .run(Order.MEAN_RANK, folder, _ -> {});
    assertThat(outcome.sizes()).isEqualTo(Map.of(EASY, 4, MEDIUM, 3, HARD, 3));
    assertThat(Sets.read(folder.resolve("easy.jsonl")))
        .extracting(Example::question)
        .containsExactly("q0", "q2", "q4", "q6");
    assertThat(Sets.read(folder.resolve("hard.jsonl")))
        .allSatisfy(example -> assertThat(example.meta("difficulty")).isEqualTo("hard"));
  }

  @Test
  void oneSampleIsEasyAndAnUnknownOrderIsRefused() {
    assertThat(Difficulty.levels(List.of(new Measured(0, 0, 0)), Order.MEAN_RANK))
        .containsExactly(EASY);
    assertThatThrownBy(() -> Order.named("colour"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("calls,tools,length");
  }
}
