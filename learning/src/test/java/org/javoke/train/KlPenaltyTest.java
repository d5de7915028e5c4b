package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.TargetModules;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.tensor.Device;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.Test;

class KlPenaltyTest {

  private static final Example EXAMPLE =
      Example.completion("a", new int[] {5, 6, 7}, new int[] {8, 9, 10, 11});
  private static final Example HELD_OUT =
      Example.completion("b", new int[] {5, 6, 17}, new int[] {8, 19, 10, 12});

  // 2 layers, 64 wide, 2048 tokens.
  private static Decoder base() {
    return Goldens.decoder("tiny-qwen2");
  }

  private static AdapterTrainee trainee(List<String> whole) {
    AdapterConfig config =
        new AdapterConfig(
            4,
            8,
            0,
            false,
            new TargetModules.AllLinear(),
            whole,
            Optional.empty(),
            Map.of(),
            Map.of());
    return AdapterTrainee.fresh(base(), config, 3);
  }

  private static Batch batch(Example example) {
    BatchBuilder builder = new BatchBuilder();
    example.addTo(builder);
    return builder.build();
  }

  /** {@return the mean over the labels} */
  private static double divergence(Trainee model, Example example) {
    float[] found = new LogProbs(model.policy(), 0).divergences(batch(example), model.reference());
    return IntStream.range(0, found.length).mapToDouble(i -> found[i]).average().orElseThrow();
  }

  private static void train(Trainee model, double weight, int steps) {
    KlPenalty penalty = weight == 0 ? null : new KlPenalty(weight, model.reference());
    SupervisedLoss loss = new SupervisedLoss(new LogProbs(model.learning(), 0), 100, penalty);
    try (AdamW optimiser = new AdamW(model.parameters(), AdamW.Settings.decaying(0))) {
      for (int step = 0; step < steps; step++) {
        loss.accumulate(List.of(List.of(EXAMPLE)), step);
        optimiser.step(0.01);
      }
    }
  }

  private static List<float[]> gradients(Trainee model) {
    List<float[]> gradients = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      if (parameter.name().contains("lora")) {
        try (Scope _ = Scope.open()) {
          gradients.add(Objects.requireNonNull(parameter.tensor().gradient()).toFloats());
        }
        parameter.tensor().clearGradient();
      }
    }
    return gradients;
  }

  @Test
  void divergenceAndDerivativeByHand() {
    try (Scope _ = Scope.open()) {
      // p = softmax(0, ln 3) = (1/4, 3/4), q = (1/2, 1/2).
      Tensor logits = Tensors.of(new float[] {0, (float) Math.log(3)}, Device.CPU, 1, 2);
      float half = (float) Math.log(0.5);
      Tensor reference = Tensors.of(new float[] {half, half}, Device.CPU, 1, 2);
      ReferenceRows.Divergence found = ReferenceRows.Divergence.of(logits, reference);
      double kl = 0.25 * Math.log(0.25 / 0.5) + 0.75 * Math.log(0.75 / 0.5); // 0.1308
      assertThat(found.sum().item()).isCloseTo(kl, within(1e-6));
      // p_i (log p_i - log q_i - KL): both sides sum to nothing, since KL does not know a constant.
      double first = 0.25 * (Math.log(0.5) - kl);
      assertThat(found.derivative().toFloats())
          .containsExactly(new float[] {(float) first, (float) -first}, within(1e-6f));
    }
  }

  @Test
  void isTheSumOverTheWholeVocabulary() {
    try (Trainee model = trainee(List.of())) {
      train(model, 0, 5);
      double[][] p = probabilities(model.policy());
      double[][] q = probabilities(model.reference());
      double expected = 0;
      for (int row = 0; row < 4; row++) {
        for (int token = 0; token < p[row].length; token++) {
          expected += p[row][token] * Math.log(p[row][token] / q[row][token]) / 4;
        }
      }
      assertThat(expected).isGreaterThan(0.1);
      assertThat(divergence(model, EXAMPLE)).isCloseTo(expected, within(1e-4));

      LogProbs policy = new LogProbs(model.policy(), 0);
      List<List<Example>> step = List.of(List.of(EXAMPLE));
      StepMetrics without = new SupervisedLoss(policy, 100).accumulate(step, 0);
      StepMetrics with =
          new SupervisedLoss(policy, 100, new KlPenalty(0.5, model.reference()))
              .accumulate(step, 0);
      assertThat(with.values()).containsOnlyKeys("mean_token_accuracy", "kl");
      assertThat(with.values().get("kl")).isCloseTo(expected, within(1e-4));
      assertThat(with.loss()).isCloseTo(without.loss() + 0.5 * expected, within(1e-4));
    }
  }

  /** {@return softmax of the logits before each label of the example, in doubles} */
  private static double[][] probabilities(Decoder decoder) {
    Batch batch = batch(EXAMPLE);
    try (Scope _ = Scope.open()) {
      Tensor hidden =
          decoder.hidden(
              batch.ids(Device.CPU),
              batch.positions(Device.CPU),
              new BranchedAttention(batch.runs(), decoder));
      double[][] rows = new double[4][];
      for (int row = 0; row < rows.length; row++) {
        // The first label follows the prompt's last token, which is the third.
        float[] logits = decoder.logits(hidden.narrow(0, 2 + row, 1)).toFloats();
        double[] exp =
            IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).toArray();
        double sum = IntStream.range(0, exp.length).mapToDouble(i -> exp[i]).sum();
        rows[row] = IntStream.range(0, exp.length).mapToDouble(i -> exp[i] / sum).toArray();
      }
      return rows;
    }
  }

  /** The derivative written down for a frozen head, and libtorch's through a trained one. */
  @Test
  void bothWaysBackGiveTheSameGradients() {
    try (Trainee frozen = trainee(List.of());
        Trainee whole = trainee(List.of("lm_head"))) {
      // The adapters are moved alike, the heads not at all.
      train(frozen, 0, 5);
      copyAdapter(frozen, whole);
      for (Trainee model : List.of(frozen, whole)) {
        new SupervisedLoss(
                new LogProbs(model.learning(), 0), 100, new KlPenalty(2, model.reference()))
            .accumulate(List.of(List.of(EXAMPLE)), 0);
      }
      List<float[]> expected = gradients(whole);
      List<float[]> found = gradients(frozen);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i)).containsExactly(expected.get(i), within(1e-4f));
      }
    }
  }

  private static void copyAdapter(Trainee from, Trainee to) {
    try (NoGrad _ = NoGrad.open();
        Scope _ = Scope.open()) {
      for (Parameter parameter : to.parameters()) {
        from.parameters().stream()
            .filter(other -> other.name().equals(parameter.name()))
            .forEach(other -> parameter.tensor().copyInPlace(other.tensor()));
      }
    }
    from.parameters().forEach(parameter -> parameter.tensor().clearGradient());
  }

  /** More labels than the LM head is computed for at once, so that its graph is not kept. */
  @Test
  void piecesOfATrainedHeadAddUp() {
    List<Example> many =
        IntStream.range(0, 530)
            .mapToObj(i -> Example.completion("e" + i, new int[] {5 + i}, new int[] {8, 9, 10, 11}))
            .toList();
    try (Trainee model = trainee(List.of("lm_head"))) {
      train(model, 0, 5);
      LogProbs policy = new LogProbs(model.learning(), 0);
      KlPenalty penalty = new KlPenalty(2, model.reference());
      assertThat(policy.headRows(true)).isBetween(500, 4 * many.size() - 1);
      model.parameters().forEach(parameter -> parameter.tensor().clearGradient());
      StepMetrics apart = new SupervisedLoss(policy, 1000, penalty).accumulate(List.of(many), 0);
      List<float[]> expected = gradients(model);
      StepMetrics together =
          new SupervisedLoss(policy, 100_000, penalty).accumulate(List.of(many), 0);
      List<float[]> found = gradients(model);
      assertThat(together.loss()).isCloseTo(apart.loss(), within(1e-4));
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i)).containsExactly(expected.get(i), within(1e-4f));
      }
    }
  }

  @Test
  void aLargeWeightKeepsThePolicyNearTheReference() {
    double[] far = new double[3];
    double[] weights = {0, 1, 100};
    for (int i = 0; i < weights.length; i++) {
      try (Trainee model = trainee(List.of())) {
        train(model, weights[i], 10);
        far[i] = divergence(model, HELD_OUT);
      }
    }
    assertThat(far[1]).isLessThan(far[0]);
    assertThat(far[2]).isLessThan(far[1] / 2);
  }

  @Test
  void aWeightIsANumberAndNotNegative() {
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> KlPenalty.requireWeight(weight))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("The weight of the KL term is " + weight);
    }
  }
}
