package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.TargetModules;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PassTest {

  private static final double DROPOUT = 0.3;

  private static final Example EXAMPLE =
      Example.completion("a", new int[] {5, 6, 7}, new int[] {8, 9, 10, 11});

  private static AdapterConfig config() {
    return new AdapterConfig(
        4,
        8,
        DROPOUT,
        false,
        new TargetModules.AllLinear(),
        List.of(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  private static Decoder base() {
    return Goldens.decoder("tiny-qwen2");
  }

  /** {@return the gradients of all parameters} */
  private static List<float[]> gradients(Decoder base, int keptLayers, long seed) {
    try (LoraWeights adapter = LoraWeights.fresh(base, config(), 3);
        Scope _ = Scope.open()) {
      LogProbs logProbs = new LogProbs(adapter.on(base, DROPOUT), keptLayers);
      new SupervisedLoss(logProbs, 100).accumulate(List.of(List.of(EXAMPLE)), seed);
      List<float[]> gradients = new ArrayList<>();
      for (Parameter parameter : adapter.parameters()) {
        Tensor gradient = Objects.requireNonNull(parameter.tensor().gradient());
        gradients.add(gradient.toFloats());
      }
      return gradients;
    }
  }

  @Test
  void whatIsDroppedIsDroppedAgainWhenALayerIsComputedOnceMore() {
    try (Decoder base = base()) {
      List<float[]> kept = gradients(base, Integer.MAX_VALUE, 11);
      assertThat(gradients(base, 0, 11)).usingRecursiveComparison().isEqualTo(kept);
      assertThat(gradients(base, 0, 12)).usingRecursiveComparison().isNotEqualTo(kept);
    }
  }

  @Test
  void derivativesMustFitTheLabels() {
    try (Decoder base = base();
        LoraWeights adapter = LoraWeights.fresh(base, config(), 3)) {
      BatchBuilder builder = new BatchBuilder();
      EXAMPLE.addTo(builder);
      try (Pass pass = new LogProbs(adapter.on(base, 0), 0).pass(builder.build(), 0)) {
        assertThat(pass.logProbs()).hasSize(4);
        assertThatThrownBy(() -> pass.backward(new float[3]))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("3 derivatives for 4 labels");
      }
    }
  }
}
