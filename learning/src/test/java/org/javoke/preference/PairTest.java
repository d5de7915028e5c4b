package org.javoke.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.javoke.train.Batch;
import org.javoke.train.BatchBuilder;
import org.junit.jupiter.api.Test;

class PairTest {

  private static int[] ids(int... ids) {
    return ids;
  }

  @Test
  void stepsShareTheirBeginningWithThePrompt() {
    Pair pair = Pair.ofSteps("p", ids(1, 2), ids(3, 4, 5), ids(3, 4, 6, 7), 1);
    assertThat(pair.prompt()).containsExactly(1, 2, 3, 4);
    assertThat(pair.chosen()).containsExactly(5);
    assertThat(pair.rejected()).containsExactly(6, 7);
  }

  @Test
  void aStepThatIsTheBeginningOfTheOtherKeepsAToken() {
    Pair pair = Pair.ofSteps("p", ids(1), ids(3, 4), ids(3, 4, 5), 1);
    assertThat(pair.prompt()).containsExactly(1, 3);
    assertThat(pair.chosen()).containsExactly(4);
    assertThat(pair.rejected()).containsExactly(4, 5);
  }

  @Test
  void equalCompletionsAreRefused() {
    assertThatThrownBy(() -> new Pair("p7", ids(1), ids(2), ids(2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pair p7 prefers a completion to itself: drop it");
  }

  @Test
  void emptyPartsAreRefused() {
    assertThatThrownBy(() -> new Pair("p7", ids(), ids(2), ids(3), 1))
        .hasMessage(
            "pair p7 has 0 tokens of prompt, 1 chosen and 1 rejected; each needs one at least");
  }

  @Test
  void aWeightThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new Pair("p7", ids(1), ids(2), ids(3), Double.NaN))
        .hasMessageContaining("pair p7 has weight NaN");
  }

  @Test
  void whatIsSharedStandsInTheBatchOnce() {
    BatchBuilder builder = new BatchBuilder();
    SharedPrompt layout =
        SharedPrompt.add(builder, ids(1, 2), List.of(ids(3, 4, 5), ids(3, 6), ids(3)));
    Batch batch = builder.build();
    // 1 2 3 once, then 4 of the first; the last token of each is a label only.
    assertThat(batch.runs()).isEqualTo(List.of(new Batch.Run(3, List.of(1))));
    assertThat(layout.labels(0)).containsExactly(0, 1, 2);
    assertThat(layout.labels(1)).containsExactly(0, 3);
    assertThat(layout.labels(2)).containsExactly(0);
    assertThat(batch.labels()).isEqualTo(4);
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Dpo.plain(0)).hasMessage("beta is 0.0, expected more than 0");
    assertThatThrownBy(() -> new Dpo(0.1, 0.5, Dpo.Smoothing.ROBUST))
        .hasMessage("label smoothing is 0.5, expected 0 to below 0.5");
    assertThatThrownBy(() -> new Ipo(Double.NaN, true)).hasMessageContaining("tau is NaN");
    assertThatThrownBy(() -> new SimPo(2, -1)).hasMessage("gamma is -1.0, expected 0 or more");
    assertThatThrownBy(() -> new Orpo(-1, PairObjective.Nll.CHOSEN))
        .hasMessageContaining("lambda is -1.0");
    assertThatThrownBy(() -> new Kto(0.1, -1, 1)).hasMessageContaining("desirable weight is -1.0");
  }

  @Test
  void theMarginAsAShareOfBeta() {
    assertThat(SimPo.ofRatio(2.5, 0.5)).isEqualTo(new SimPo(2.5, 1.25));
  }
}
