package org.javoke.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.train.LogProbs;
import org.javoke.train.LoraWeights;
import org.javoke.train.Parameter;
import org.javoke.train.StepMetrics;
import org.javoke.train.Traces;
import org.junit.jupiter.api.Test;

class WithNllTest {

  // Completions of 2 and 3 tokens: a mean over tokens differs from one over pairs.
  private static final List<List<Pair>> STEP =
      List.of(
          List.of(
              new Pair("a", new int[] {5, 6}, new int[] {7, 8}, new int[] {9}, 1),
              new Pair("b", new int[] {5, 7}, new int[] {8, 9, 10}, new int[] {11, 12}, 1)));

  /** What a step makes of an objective. */
  private record Step(StepMetrics metrics, List<float[]> gradients) {}

  private static Step step(PairObjective objective) {
    try (Decoder base = Goldens.decoder("tiny-qwen2");
        LoraWeights adapter =
            Traces.adapter(Goldens.folder("lora/sft/lora-all-lr5e-5/init_adapter"))) {
      StepMetrics metrics =
          new PairedLoss(objective, new LogProbs(adapter.on(base, 0), 1), new LogProbs(base, 0))
              .accumulate(STEP, 1);
      List<float[]> gradients = new ArrayList<>();
      for (Parameter parameter : adapter.parameters()) {
        gradients.add(Objects.requireNonNull(parameter.tensor().gradient()).toFloats());
      }
      return new Step(metrics, gradients);
    }
  }

  // ORPO with a weight of 0 for the odds is the loss of fine-tuning on the chosen completions
  // alone.
  @Test
  void theLossAndItsGradientsAreTheSumOfBoth() {
    Step dpo = step(Dpo.plain(0.1));
    Step nll = step(new Orpo(0, PairObjective.Nll.CHOSEN));
    Step both = step(new WithNll(Dpo.plain(0.1), 0.5));
    assertThat(nll.metrics().loss()).isGreaterThan(1);
    assertThat(both.metrics().loss())
        .isCloseTo(dpo.metrics().loss() + 0.5 * nll.metrics().loss(), within(1e-6));
    assertThat(both.metrics().values().get("nll_loss"))
        .isCloseTo(nll.metrics().loss(), within(1e-6));
    for (int i = 0; i < both.gradients().size(); i++) {
      float[] sum = new float[both.gradients().get(i).length];
      for (int j = 0; j < sum.length; j++) {
        sum[j] = dpo.gradients().get(i)[j] + 0.5f * nll.gradients().get(i)[j];
      }
      assertThat(both.gradients().get(i)).containsExactly(sum, within(1e-5f));
    }
  }

  @Test
  void whatHasSuchALossAlreadyGetsNoSecond() {
    Orpo orpo = new Orpo(0.1, PairObjective.Nll.CHOSEN);
    assertThatThrownBy(() -> new WithNll(orpo, 1)).hasMessageContaining("already");
    Dpo dpo = Dpo.plain(0.1);
    assertThatThrownBy(() -> new WithNll(dpo, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new WithNll(dpo, Double.NaN)).hasMessageContaining("NaN");
  }
}
