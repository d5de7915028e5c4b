package org.javoke.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.hub.Linears;
import org.javoke.hub.ModelConfig;
import org.javoke.input.InputException;

/**
 * How much memory a model takes, told from its configuration before anything is loaded. Weights,
 * caches and optimiser states are exact; activations are bounds.
 *
 * @param purpose what the memory is for, such as {@code inference in fp32}
 */
public record MemoryEstimate(String purpose, List<Part> parts) {

  /** The JVM without its heap, libtorch and MKL, once they have computed something. */
  static final long PROCESS = 400L << 20;

  private static final String ACTIVATIONS = "activations";

  // Tokens that the engine prefills at a time, and logits that training has at a time.
  private static final long PREFILL = 512;
  private static final long HEAD_BYTES = 64L << 20;

  public MemoryEstimate {
    parts = List.copyOf(parts);
  }

  /** One thing that takes memory. */
  public record Part(String name, long bytes) {}

  /**
   * {@return what generating and scoring take}
   *
   * @param sequences side by side
   * @param context tokens of each, prompt and reply
   */
  public static MemoryEstimate inference(
      ModelConfig config, WeightFormat format, int sequences, int context) {
    long width = format.activations().width();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("weights", weights(config, format)));
    parts.add(
        new Part("keys and values", cachePerToken(config, format) * sequences * (long) context));
    long tokens = Math.min(PREFILL, (long) sequences * context);
    long logits = (long) sequences * config.vocabSize() * 4;
    parts.add(new Part(ACTIVATIONS, layer(config) * tokens * width + logits));
    parts.add(new Part("unpacked weights", unpacked(config, format)));
    parts.add(new Part("process", PROCESS));
    return new MemoryEstimate("inference in " + format.spelled(), parts);
  }

  /**
   * {@return what training a LoRA adapter takes, layer by layer}
   *
   * @param adapterParameters see {@link #loraParameters}
   * @param tokens that are computed at once
   */
  public static MemoryEstimate lora(
      ModelConfig config, WeightFormat format, long adapterParameters, int tokens) {
    return lora(config, format, adapterParameters, tokens, 0);
  }

  /**
   * {@return the same where some layers are not computed again on the way back}
   *
   * @param keptLayers these; more than there are means all
   */
  public static MemoryEstimate lora(
      ModelConfig config, WeightFormat format, long adapterParameters, int tokens, int keptLayers) {
    int kept = Math.min(keptLayers, config.layers());
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("weights", weights(config, format)));
    parts.add(new Part("adapter, gradients, optimiser", 16 * adapterParameters));
    parts.add(new Part(ACTIVATIONS, trainingActivations(config, tokens, kept)));
    parts.add(new Part("unpacked weights", 7 * unpacked(config, format) * (1 + kept)));
    parts.add(new Part("process", PROCESS));
    return new MemoryEstimate("LoRA training on " + format.spelled(), parts);
  }

  /**
   * {@return what training all weights takes, layer by layer: each weight with its gradient and two
   * moments in 32 bits}
   */
  public static MemoryEstimate fullTraining(ModelConfig config, int tokens) {
    return fullTraining(config, tokens, 0, false);
  }

  /**
   * {@return the same where some layers are not computed again on the way back}
   *
   * @param keptLayers these; more than there are means all
   * @param compared whether the model as it was is there, too
   */
  public static MemoryEstimate fullTraining(
      ModelConfig config, int tokens, int keptLayers, boolean compared) {
    int kept = Math.min(keptLayers, config.layers());
    long weights = weights(config, WeightFormat.FP32);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("weights", weights));
    parts.add(new Part("gradients, optimiser", 12 * parameters(config)));
    parts.add(new Part("reference", compared ? weights : 0));
    parts.add(new Part(ACTIVATIONS, trainingActivations(config, tokens, kept)));
    parts.add(new Part("process", PROCESS));
    return new MemoryEstimate("full training in fp32", parts);
  }

  /** {@return the sum of what is known exactly: the activations are bounds} */
  public long least() {
    return parts.stream()
        .filter(part -> !part.name().equals(ACTIVATIONS))
        .mapToLong(Part::bytes)
        .sum();
  }

  /** {@return the bytes of the model's weights in a format} */
  public static long weights(ModelConfig config, WeightFormat format) {
    long bytes = tables(config) * table(config, format);
    for (Map.Entry<String, Linears.Size> linear : Linears.of(config).entrySet()) {
      if (!linear.getKey().equals("lm_head")) {
        bytes += linear(linear.getValue(), format);
      }
    }
    return bytes + vectors(config) * format.activations().width();
  }

  /** {@return the number of the model's weights; tied ones count once} */
  public static long parameters(ModelConfig config) {
    long count = tables(config) * config.vocabSize() * config.hiddenSize();
    for (Map.Entry<String, Linears.Size> linear : Linears.of(config).entrySet()) {
      if (!linear.getKey().equals("lm_head")) {
        count += linear.getValue().outputs() * linear.getValue().inputs();
      }
    }
    return count + vectors(config);
  }

  /** {@return the number of weights of an adapter of all linears but the LM head} */
  public static long loraParameters(ModelConfig config, int rank) {
    return Linears.of(config).entrySet().stream()
        .filter(linear -> !linear.getKey().equals("lm_head"))
        .mapToLong(linear -> rank * (linear.getValue().outputs() + linear.getValue().inputs()))
        .sum();
  }

  /** {@return the bytes of one token's keys and values in all layers} */
  public static long cachePerToken(ModelConfig config, WeightFormat format) {
    long numbers = 2L * config.layers() * config.keyValueHeads() * config.headDim();
    return numbers * format.activations().width();
  }

  /** {@return the sum of the parts} */
  public long total() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /**
   * Refuses what cannot fit.
   *
   * @param available bytes
   * @param others smaller ways to do it; those that fit are named
   * @throws InputException with the numbers, and with what would fit
   */
  public void requireFits(long available, List<MemoryEstimate> others) {
    if (total() <= available) {
      return;
    }
    String fitting =
        others.stream()
            .filter(other -> other.total() <= available)
            .map(other -> "%s (%s)".formatted(other.purpose(), mib(other.total())))
            .collect(Collectors.joining(", "));
    throw new InputException(
        "Not enough memory: %s, and %s are available. %s"
            .formatted(
                this,
                mib(available),
                fitting.isEmpty()
                    ? "Nothing that Javoke can do with this model fits: take a smaller model, a shorter context or a larger machine."
                    : "What would fit: " + fitting + "."));
  }

  /**
   * Refuses a model that would not fit into memory.
   *
   * @param context tokens of one sequence that are to fit
   * @param available bytes
   * @throws InputException with the numbers, and with the formats in which it would fit
   */
  public static void requireInferenceFits(
      ModelConfig config, WeightFormat format, int context, long available) {
    inference(config, format, 1, context)
        .requireFits(
            available,
            Arrays.stream(WeightFormat.values())
                .map(other -> inference(config, other, 1, context))
                .toList());
  }

  @Override
  public String toString() {
    return "%s takes %s (%s)"
        .formatted(
            purpose,
            mib(total()),
            parts.stream()
                .filter(part -> part.bytes() > 0)
                .map(part -> part.name() + " " + mib(part.bytes()))
                .collect(Collectors.joining(", ")));
  }

  /** {@return bytes as people read them} */
  public static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", (bytes + (1 << 20) - 1) >> 20);
  }

  private static long tables(ModelConfig config) {
    return config.tiedEmbeddings() ? 1 : 2;
  }

  private static long table(ModelConfig config, WeightFormat format) {
    Linears.Size size = new Linears.Size(config.vocabSize(), config.hiddenSize());
    return switch (format) {
      case FP32, BF16, FP16, INT8 -> linear(size, format);
      case NF4, NF4_DOUBLE -> linear(size, WeightFormat.FP32);
    };
  }

  private static long linear(Linears.Size size, WeightFormat format) {
    long numbers = size.outputs() * size.inputs();
    long blocks = (numbers + 63) / 64;
    return switch (format) {
      case FP32 -> 4 * numbers;
      case BF16, FP16 -> 2 * numbers;
      case INT8 -> numbers + 2 * size.outputs();
      case NF4 -> 32 * blocks + 4 * blocks;
      case NF4_DOUBLE -> 32 * blocks + blocks + 4 * ((blocks + 255) / 256);
    };
  }

  /** Norms and biases. */
  private static long vectors(ModelConfig config) {
    long hidden = config.hiddenSize();
    long queries = (long) config.heads() * config.headDim();
    long keys = (long) config.keyValueHeads() * config.headDim();
    long layer = 2 * hidden;
    layer += config.queryKeyValueBias() ? queries + 2 * keys : 0;
    layer += config.outputBias() ? hidden : 0;
    layer += config.mlpBias() ? 2L * config.intermediateSize() + hidden : 0;
    layer += config.queryKeyNorm() ? 2L * config.headDim() : 0;
    return layer * config.layers() + hidden;
  }

  /** Numbers per token that live at once in one layer. */
  private static long layer(ModelConfig config) {
    long attention = (long) (config.heads() + config.keyValueHeads()) * config.headDim();
    return 4L * config.hiddenSize() + 4 * attention + 3L * config.intermediateSize();
  }

  // Each layer's input, one layer with what its backward pass needs, two thirds of that for each
  // kept layer, and logits thrice.
  private static long trainingActivations(ModelConfig config, long tokens, long keptLayers) {
    long inputs = (config.layers() + 1L) * config.hiddenSize() * tokens;
    long head = Math.min(HEAD_BYTES, 4 * tokens * config.vocabSize());
    return 4 * (inputs + (3 + 2 * keptLayers) * layer(config) * tokens) + 3 * head;
  }

  /** The largest linear as it is while one product is computed. */
  private static long unpacked(ModelConfig config, WeightFormat format) {
    long largest =
        Linears.of(config).entrySet().stream()
            .filter(linear -> !linear.getKey().equals("lm_head"))
            .mapToLong(linear -> linear.getValue().outputs() * linear.getValue().inputs())
            .max()
            .orElse(0);
    return switch (format) {
      case FP32, BF16, FP16 -> 0;
      case INT8 -> Math.min(largest, Int8Matrix.PART_ELEMENTS) * 4;
      case NF4, NF4_DOUBLE -> 6 * largest;
    };
  }
}
