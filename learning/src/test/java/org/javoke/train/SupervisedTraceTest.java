package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.Goldens;
import org.javoke.model.TrainableDecoder;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Losses, gradient norms and final weights equal those of the reference's trainer. */
class SupervisedTraceTest {

  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @CsvSource({
    "lora-qv-lr5e-4, 0, 100000",
    "lora-all-lr5e-5, 0, 1",
    "lora-all-fullseq-lr5e-4, 0, 100000",
    "lora-all-rslora-tiny-llama3, 1, 100000",
    "lora-all-tiny-qwen3, 100, 150",
    "lora-all-stories260K, 0, 100000"
  })
  void loraTraces(String name, int keptLayers, int tokensAtOnce) {
    Path folder = Goldens.folder("lora/sft").resolve(name);
    JsonNode trace = Goldens.json(folder.resolve("trace.json"));
    ModelFolder model = ModelFolder.open(Goldens.model(trace.path("model").stringValue()));
    try (Decoder base = DecoderLoader.load(model, WeightFormat.FP32, Device.CPU);
        LoraWeights adapter = Traces.adapter(folder.resolve("init_adapter"))) {
      LogProbs logProbs = new LogProbs(adapter.on(base, 0), keptLayers);
      run(trace, new SupervisedLoss(logProbs, tokensAtOnce), adapter.parameters());
      assertThat(
              Traces.difference(
                  adapter.parameters(), folder.resolve("final_adapter/adapter_model.safetensors")))
          .isCloseTo(0, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @CsvSource({"qlora_plain, NF4", "qlora_dq, NF4_DOUBLE"})
  void quantisedTraces(String name, WeightFormat format) {
    Path folder = Goldens.folder("quant");
    JsonNode trace = Goldens.json(folder.resolve("tiny-qwen2-qlora.json")).path(name);
    ModelFolder model = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(model, format, Device.CPU);
        LoraWeights adapter = Traces.adapter(folder.resolve("init_adapter"))) {
      LogProbs logProbs = new LogProbs(adapter.on(base, 0), 1);
      run(trace, new SupervisedLoss(logProbs, 200), adapter.parameters());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 100000", "2, 1"})
  void fullParameterTrace(int keptLayers, int tokensAtOnce) {
    Path folder = Goldens.folder("lora/sft/full-lr5e-5");
    JsonNode trace = Goldens.json(folder.resolve("trace.json"));
    ModelFolder model = ModelFolder.open(Goldens.model(trace.path("model").stringValue()));
    TrainableDecoder trainable = DecoderLoader.loadTrainable(model, Device.CPU);
    try (Decoder decoder = trainable.decoder()) {
      List<Parameter> parameters = new ArrayList<>();
      trainable.parameters().forEach((name, tensor) -> parameters.add(Parameter.of(name, tensor)));
      assertThat(parameters.stream().filter(Parameter::decays).map(Parameter::name))
          .containsExactlyInAnyOrderElementsOf(
              trace
                  .path("params_with_weight_decay")
                  .valueStream()
                  .map(JsonNode::stringValue)
                  .toList());
      run(trace, new SupervisedLoss(new LogProbs(decoder, keptLayers), tokensAtOnce), parameters);
      assertThat(Traces.difference(parameters, folder.resolve("final_model.safetensors")))
          .isCloseTo(0, within(TOLERANCE));
    }
  }

  private static void run(JsonNode trace, SupervisedLoss objective, List<Parameter> parameters) {
    JsonNode hyper = trace.path("hyper");
    int total = hyper.path("steps").intValue();
    Schedule schedule =
        new Schedule(
            Schedule.Shape.LINEAR,
            hyper.path("lr").doubleValue(),
            hyper.path("warmup_steps").intValue(),
            total);
    List<List<List<Example>>> steps =
        Traces.steps(
            Traces.examples(trace),
            hyper.path("micro_batch").intValue(),
            hyper.path("grad_accum").intValue());
    double worstLoss = 0;
    double worstNorm = 0;
    try (AdamW optimiser =
        new AdamW(parameters, AdamW.Settings.decaying(hyper.path("weight_decay").doubleValue()))) {
      for (int i = 0; i < total; i++) {
        JsonNode expected = trace.path("steps").path(i);
        StepMetrics metrics = objective.accumulate(steps.get(i), i);
        double norm = optimiser.clip(hyper.path("max_grad_norm").doubleValue());
        worstLoss =
            Math.max(
                worstLoss, Traces.relative(metrics.loss(), expected.path("loss").doubleValue()));
        worstNorm =
            Math.max(worstNorm, Traces.relative(norm, expected.path("grad_norm").doubleValue()));
        assertThat(metrics.values().get("mean_token_accuracy"))
            .isCloseTo(expected.path("mean_token_accuracy").doubleValue(), within(1e-6));
        assertThat(schedule.at(i)).isCloseTo(expected.path("lr_used").doubleValue(), within(1e-12));
        optimiser.step(schedule.at(i));
      }
    }
    assertThat(worstLoss).as("loss").isLessThan(TOLERANCE);
    assertThat(worstNorm).as("gradient norm").isLessThan(TOLERANCE);
  }
}
