package org.javoke.hub;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;

/**
 * Writes the folder of a model that has learned nothing yet, to be trained from scratch: a copy of
 * its small files, and weights drawn from a normal distribution. The layers that write to the
 * residual stream are drawn narrower by the root of their number, so that its variance does not
 * grow with the depth (GPT-2, "Language models are unsupervised multitask learners", section 2.3).
 */
public final class FreshModel {

  /** Standard deviation of weights where config.json has no {@code initializer_range}. */
  private static final double DEVIATION = 0.02;

  private static final long MAX_SHARD_BYTES = 5_000_000_000L;

  private final ModelConfig config;
  private final double deviation;
  private final SplittableRandom seeds;
  private final List<TensorSource> tensors = new ArrayList<>();

  private FreshModel(ModelConfig config, double deviation, long seed) {
    this.config = config;
    this.deviation = deviation;
    this.seeds = new SplittableRandom(seed);
  }

  /**
   * Writes the model.
   *
   * @param shape a folder with config.json and the tokenizer's files
   * @param folder one that does not exist yet, or is empty
   * @param seed of the draw; the same seed gives the same bytes
   * @throws InputException if the configuration is not supported, or the folder is in use
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static void write(Path shape, Path folder, long seed) {
    ModelConfig config = ModelFolder.open(shape).config();
    double deviation =
        Settings.read(FolderFile.in(shape, "config.json"))
            .number("initializer_range", 0, 1, DEVIATION);
    FreshModel model = new FreshModel(config, deviation, seed);
    model.drawAll();
    ModelFolderWriter.write(
        shape,
        folder,
        beside ->
            SafetensorsWriter.writeModel(
                beside, model.tensors, Map.of("format", "pt"), MAX_SHARD_BYTES));
  }

  private void drawAll() {
    long hidden = config.hiddenSize();
    normal("model.embed_tokens.weight", deviation, config.vocabSize(), hidden);
    double narrow = deviation / Math.sqrt(2.0 * config.layers());
    Linears.of(config)
        .forEach((name, size) -> {
          if (name.equals("lm_head") && config.tiedEmbeddings()) {
            return;
          }
          boolean writes = name.endsWith(".o_proj") || name.endsWith(".down_proj");
          normal(name + ".weight", writes ? narrow : deviation, size.outputs(), size.inputs());
          if (hasBias(name)) {
            same(name + ".bias", 0, size.outputs());
          }
        });
    for (int layer = 0; layer < config.layers(); layer++) {
      String name = "model.layers." + layer + ".";
      same(name + "input_layernorm.weight", 1, hidden);
      same(name + "post_attention_layernorm.weight", 1, hidden);
      if (config.queryKeyNorm()) {
        same(name + "self_attn.q_norm.weight", 1, config.headDim());
        same(name + "self_attn.k_norm.weight", 1, config.headDim());
      }
    }
    same("model.norm.weight", 1, hidden);
  }

  private boolean hasBias(String linear) {
    if (linear.contains(".mlp.")) {
      return config.mlpBias();
    }
    return linear.endsWith(".o_proj")
        ? config.outputBias()
        : linear.contains(".self_attn.") && config.queryKeyValueBias();
  }

  private void normal(String name, double deviation, long rows, long columns) {
    long seed = seeds.nextLong();
    add(
        name,
        List.of(rows, columns),
        values -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (long i = 0; i < rows * columns; i++) {
            values.setAtIndex(FLOAT, i, (float) (deviation * random.nextGaussian()));
          }
        });
  }

  private void same(String name, float value, long length) {
    add(
        name,
        List.of(length),
        values -> {
          for (long i = 0; i < length; i++) {
            values.setAtIndex(FLOAT, i, value);
          }
        });
  }

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private interface Fill {
    void into(MemorySegment values);
  }

  private void add(String name, List<Long> shape, Fill fill) {
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    tensors.add(
        new TensorSource(
            name,
            StoredDtype.F32,
            shape,
            () -> {
              MemorySegment values =
                  MemorySegment.ofArray(new byte[Math.toIntExact(count * Float.BYTES)]);
              fill.into(values);
              return values;
            }));
  }
}
