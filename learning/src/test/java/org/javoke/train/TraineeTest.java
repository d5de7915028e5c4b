package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.TargetModules;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.Goldens;
import org.javoke.model.WeightFormat;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraineeTest {

  // 2 layers, 64 wide, 2048 tokens, embeddings tied.
  private static final String MODEL = "tiny-qwen2";

  @TempDir Path folder;

  private static AdapterConfig config(List<String> whole) {
    return new AdapterConfig(
        4,
        8,
        0.1,
        false,
        new TargetModules.Named(List.of("q_proj")),
        whole,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  private static Decoder base(WeightFormat format) {
    return DecoderLoader.load(ModelFolder.open(Goldens.model(MODEL)), format, Device.CPU);
  }

  private static Batch batch() {
    BatchBuilder builder = new BatchBuilder();
    builder.sequence(IntStream.of(5, 6, 7, 8));
    builder.label(1, 7);
    builder.label(2, 8);
    return builder.build();
  }

  private static float[] logProbs(Decoder decoder) {
    return new LogProbs(decoder, 0).of(batch());
  }

  /** One step uphill. */
  private static void step(Trainee model) {
    try (AdamW optimiser = new AdamW(model.parameters(), AdamW.Settings.decaying(0));
        Pass pass = new LogProbs(model.learning(), 0).pass(batch(), 1)) {
      pass.backward(new float[] {-1, -1});
      optimiser.step(0.001);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16", "NF4", "INT8"})
  void modulesToSaveAreWrittenAsPeftNamesThem(WeightFormat format) {
    Path written;
    try (Trainee model =
        AdapterTrainee.fresh(base(format), config(List.of("lm_head", "embed_tokens")), 1)) {
      float before = logProbs(model.policy())[0];
      step(model);
      assertThat(logProbs(model.policy())[0]).isGreaterThan(before);
      // The copy of the LM head computes in 32 bits, whatever the base's does.
      assertThat(logProbs(model.reference())[0]).isCloseTo(before, within(5e-3f));
      written = model.write(folder);
    }
    try (AdapterFolder adapter = AdapterFolder.open(written)) {
      assertThat(adapter.config().modulesToSave()).containsExactly("lm_head", "embed_tokens");
      long vocab = ModelFolder.open(Goldens.model(MODEL)).config().vocabSize();
      long hidden = ModelFolder.open(Goldens.model(MODEL)).config().hiddenSize();
      assertThat(
              adapter.saved().values().stream()
                  .collect(Collectors.toMap(TensorEntry::name, TensorEntry::shape)))
          .isEqualTo(
              Map.of(
                  "base_model.model.lm_head.weight", List.of(vocab, hidden),
                  "base_model.model.model.embed_tokens.weight", List.of(vocab, hidden)));
    }
  }

  @Test
  void anAdapterIsTrainedOnFromWhereItWas() {
    float[] trained;
    Path written;
    try (Trainee model =
        AdapterTrainee.fresh(base(WeightFormat.FP32), config(List.of("lm_head")), 1)) {
      step(model);
      trained = logProbs(model.policy());
      written = model.write(folder);
    }
    try (Trainee model =
        AdapterTrainee.continued(
            base(WeightFormat.FP32), written, OptionalDouble.empty(), "a model")) {
      assertThat(logProbs(model.policy())).isEqualTo(trained);
      assertThat(model.size()).isEqualTo(size(written));
      step(model);
      assertThat(logProbs(model.policy())).isNotEqualTo(trained);
      assertThat(logProbs(model.reference())).isEqualTo(trained);
    }
  }

  private static long size(Path written) {
    try (AdapterFolder adapter = AdapterFolder.open(written)) {
      return adapter.modules().values().stream()
              .mapToLong(lora -> lora.a().elements() + lora.b().elements())
              .sum()
          + adapter.saved().values().stream().mapToLong(TensorEntry::elements).sum();
    }
  }

  @Test
  void anAdapterOfAnotherModelIsNotTrainedOn() {
    Path other = Goldens.folder("lora/sft/lora-all-tiny-qwen3").resolve("final_adapter");
    try (Decoder base = base(WeightFormat.FP32)) {
      assertThatThrownBy(
              () -> AdapterTrainee.continued(base, other, OptionalDouble.empty(), "a model"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("it was trained on another model");
    }
  }

  @Test
  void aModelIsWrittenWithTheNamesShapesAndDtypesOfItsBase() {
    ModelFolder source = ModelFolder.open(Goldens.model(MODEL));
    Path written;
    try (Trainee model = FullTrainee.load(source, Device.CPU)) {
      float before = logProbs(model.policy())[0];
      written = model.write(folder);
      step(model);
      assertThat(logProbs(model.policy())[0]).isGreaterThan(before);
      assertThat(logProbs(model.reference())[0]).isEqualTo(before);
    }
    try (Weights old = source.weights();
        Weights copy = ModelFolder.open(written).weights()) {
      assertThat(copy.names()).isEqualTo(old.names());
      for (String name : old.names()) {
        assertThat(copy.tensor(name).shape()).as(name).isEqualTo(old.tensor(name).shape());
        assertThat(copy.tensor(name).dtype()).as(name).isEqualTo(old.tensor(name).dtype());
        assertThat(copy.tensor(name).data().mismatch(old.tensor(name).data()))
            .as("%s, written before the first step, has the base's bytes", name)
            .isEqualTo(-1);
      }
    }
  }
}
