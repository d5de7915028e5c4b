package org.javoke.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.train.AdamW;
import org.javoke.train.LogProbs;
import org.javoke.train.LoraWeights;
import org.javoke.train.Objective;
import org.javoke.train.Parameter;
import org.javoke.train.Schedule;
import org.javoke.train.StepMetrics;
import org.javoke.train.Traces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Losses, metrics, gradients and final weights equal those of the reference's trainers. */
class PreferenceTraceTest {

  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @CsvSource({
    "tiny-qwen2, dpo-sigmoid",
    "tiny-qwen2, dpo-cdpo",
    "tiny-qwen2, dpo-robust",
    "tiny-qwen2, dpo-ipo",
    "tiny-qwen2, simpo",
    "tiny-qwen2, orpo-trl",
    "tiny-qwen2, orpo-paper",
    "tiny-qwen2, kto",
    "tiny-qwen2, dpo-sigmoid-accum2",
    "tiny-qwen2, dpo-sigmoid-ref-initial-adapter",
    "stories260K, dpo-sigmoid",
    "stories260K, dpo-cdpo",
    "stories260K, dpo-robust",
    "stories260K, dpo-ipo",
    "stories260K, simpo",
    "stories260K, orpo-trl",
    "stories260K, orpo-paper",
    "stories260K, kto",
    "stories260K, dpo-sigmoid-accum2",
    "stories260K, dpo-sigmoid-ref-initial-adapter"
  })
  void traces(String model, String kind) {
    Path folder = Goldens.folder("preference").resolve(model);
    JsonNode traces = Goldens.json(folder.resolve("traces.json"));
    JsonNode trace = traces.path("traces").path(kind);
    JsonNode pairs = Goldens.json(folder.resolve("pairs.json")).path("pairs");
    int accumulation = trace.path("grad_accum").intValue();
    try (Decoder base = Goldens.decoder(model);
        LoraWeights initial = Traces.adapter(folder.resolve("init_adapter"));
        LoraWeights adapter = Traces.adapter(folder.resolve("init_adapter"));
        Weights grads = SafetensorsFile.open(folder.resolve("grads.safetensors"))) {
      LogProbs policy = new LogProbs(adapter.on(base, 0), 2);
      LogProbs reference =
          new LogProbs(kind.endsWith("initial-adapter") ? initial.on(base, 0) : base, 0);
      Run run = new Run(kind, trace, traces.path("hyper"), adapter, grads);
      if (kind.equals("kto")) {
        run.run(
            new UnpairedLoss(new Kto(0.1, 1, 1), policy, reference),
            Traces.steps(feedback(pairs, trace.path("pairs_used").intValue()), 4, accumulation));
      } else {
        run.run(
            new PairedLoss(
                ScalarTableTest.objective(kind, traces.path("hyper")), policy, reference),
            Traces.steps(pairs(pairs, trace.path("pairs_used").intValue()), 2, accumulation));
      }
    }
  }

  private record Run(
      String kind, JsonNode trace, JsonNode hyper, LoraWeights adapter, Weights grads) {

    <S> void run(Objective<S> objective, List<List<List<S>>> steps) {
      Schedule schedule =
          new Schedule(
              Schedule.Shape.LINEAR,
              hyper.path("lr").doubleValue(),
              hyper.path("warmup_steps").intValue(),
              steps.size());
      assertThat(steps).hasSize(trace.path("steps").size());
      try (AdamW optimiser =
          new AdamW(
              adapter.parameters(),
              AdamW.Settings.decaying(hyper.path("weight_decay").doubleValue()))) {
        for (int i = 0; i < steps.size(); i++) {
          JsonNode expected = trace.path("steps").path(i);
          StepMetrics metrics = objective.accumulate(steps.get(i), i);
          if (i == 0) {
            assertThat(gradientDifference()).as("gradients").isLessThan(TOLERANCE);
          }
          near("loss", metrics.loss(), expected.path("loss"));
          near(
              "gradient norm",
              optimiser.clip(hyper.path("max_grad_norm").doubleValue()),
              expected.path("grad_norm"));
          assertThat(schedule.at(i))
              .isCloseTo(expected.path("lr_used").doubleValue(), within(1e-12));
          logged(metrics, expected);
          optimiser.step(schedule.at(i));
        }
      }
      assertThat(finalDifference()).as("final weights").isLessThan(TOLERANCE);
    }

    /** What the reference's trainer logged under the same names. */
    private static void logged(StepMetrics metrics, JsonNode expected) {
      JsonNode log =
          expected.has("trl_log") ? expected.path("trl_log") : expected.path("trl_metrics");
      for (Map.Entry<String, Double> value : metrics.values().entrySet()) {
        if (log.has(value.getKey())) {
          // Sums of hundreds of nats in 32 bits: their differences keep four places.
          assertThat(value.getValue())
              .as(value.getKey())
              .isCloseTo(log.path(value.getKey()).doubleValue(), within(1e-3));
        }
      }
    }

    private void near(String what, double found, JsonNode expected) {
      double value = expected.doubleValue();
      assertThat(Math.abs(found - value) / Math.abs(value)).as(what).isLessThan(TOLERANCE);
    }

    private double gradientDifference() {
      return largest(kind + "/", true);
    }

    private double finalDifference() {
      return largest(kind + "/final/", false);
    }

    private double largest(String prefix, boolean gradient) {
      double largest = 0;
      int compared = 0;
      try (Scope _ = Scope.open()) {
        for (Parameter parameter : adapter.parameters()) {
          String name = prefix + parameter.name().replace("base_model.model.", "");
          if (grads.contains(name)) {
            Tensor tensor = parameter.tensor();
            Tensor found = gradient ? Objects.requireNonNull(tensor.gradient()) : tensor.detach();
            Tensor expected = Goldens.tensor(grads, name, Dtype.F32);
            double scale = gradient ? Math.max(1, expected.norm().item()) : 1;
            largest =
                Math.max(largest, found.sub(expected).abs().view(-1).amax(0, false).item() / scale);
            compared++;
          }
        }
      }
      assertThat(compared).isEqualTo(3);
      return largest;
    }
  }

  private static List<Pair> pairs(JsonNode stored, int count) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode pair = stored.path(i);
      pairs.add(
          new Pair(
              "pair " + i,
              ids(pair.path("prompt_ids")),
              ids(pair.path("chosen_ids")),
              ids(pair.path("rejected_ids")),
              1));
    }
    return pairs;
  }

  private static List<Feedback> feedback(JsonNode stored, int count) {
    List<Feedback> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode pair = stored.path(i);
      int[] prompt = ids(pair.path("prompt_ids"));
      examples.add(new Feedback("liked " + i, prompt, ids(pair.path("chosen_ids")), true, 1));
      examples.add(new Feedback("not " + i, prompt, ids(pair.path("rejected_ids")), false, 1));
    }
    return examples;
  }

  private static int[] ids(JsonNode stored) {
    return stored.valueStream().mapToInt(JsonNode::intValue).toArray();
  }
}
