package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.javoke.hub.ModelFolder;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Logits and hidden states of small models equal the reference's. */
class DecoderGoldenTest {

  private static final List<String> SINGLE =
      List.of("len1", "len2", "len7", "len31", "len96", "len200");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stories260K",
        "tiny-llama3",
        "tiny-llama3-sharded",
        "tiny-qwen2",
        "tiny-qwen2-bf16",
        "tiny-qwen3"
      })
  void logitsEqualTheReference(String model) {
    compare(model, WeightFormat.FP32, "float32", 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"tiny-qwen2-bf16, 0.25"})
  void logitsInHalfPrecisionAreNear(String model, double tolerance) {
    compare(model, WeightFormat.BF16, "bfloat16", tolerance);
  }

  private static void compare(String model, WeightFormat format, String dtype, double tolerance) {
    Path folder = Goldens.model(model);
    JsonNode inputs = Goldens.json(folder.resolve("goldens/inputs.json"));
    try (Decoder decoder = DecoderLoader.load(ModelFolder.open(folder), format, Device.CPU);
        Weights golden =
            SafetensorsFile.open(folder.resolve("goldens/logits." + dtype + ".safetensors"));
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      for (String name : SINGLE) {
        long[] ids = Goldens.ids(inputs.path("inputs").path(name));
        Tensor logits = logits(decoder, List.of(ids));
        Tensor expected;
        if (golden.contains(name + ".logits")) {
          expected = Goldens.tensor(golden, name + ".logits", Dtype.F32);
        } else {
          expected = Goldens.tensor(golden, name + ".logits_rows", Dtype.F32);
          logits = logits.indexSelect(0, Goldens.tensor(golden, name + ".rows", Dtype.I64));
        }
        assertThat(difference(logits, expected)).as(name).isCloseTo(0, within(tolerance));
      }
      packedBatch(decoder, inputs, golden, tolerance);
    }
  }

  /** The reference's padded batches, packed here: the sequences must not see each other. */
  private static void packedBatch(
      Decoder decoder, JsonNode inputs, Weights golden, double tolerance) {
    JsonNode padded = inputs.path("right_padded");
    JsonNode rows = padded.path("input_ids");
    JsonNode masks = padded.path("attention_mask");
    List<long[]> sequences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long length = LongStream.of(Goldens.ids(masks.get(i))).sum();
      sequences.add(LongStream.of(Goldens.ids(rows.get(i))).limit(length).toArray());
    }
    Tensor logits = logits(decoder, sequences);
    long start = 0;
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).length;
      Tensor expected = Goldens.tensor(golden, "batch" + i + ".logits", Dtype.F32);
      assertThat(difference(logits.narrow(0, start, length), expected))
          .as("batch" + i)
          .isCloseTo(0, within(tolerance));
      start += length;
    }
  }

  private static Tensor logits(Decoder decoder, List<long[]> sequences) {
    long[] ids = sequences.stream().flatMapToLong(LongStream::of).toArray();
    long[] positions =
        sequences.stream().flatMapToLong(ids1 -> LongStream.range(0, ids1.length)).toArray();
    Attention attention = new PackedAttention(sequences.stream().map(s -> s.length).toList());
    Tensor hidden =
        decoder.hidden(Tensors.of(ids, Device.CPU), Tensors.of(positions, Device.CPU), attention);
    return decoder.logits(hidden).to(Dtype.F32);
  }

  private static double difference(Tensor a, Tensor b) {
    return a.sub(b).abs().amax(-1, false).amax(-1, false).item();
  }
}
