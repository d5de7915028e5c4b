package org.javoke.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.javoke.safetensors.StoredDtype;
import org.javoke.value.Value;

/**
 * Reads config.json in the spellings that transformers 4 and 5 write, with transformers' defaults.
 * What would change the arithmetic and is not supported is refused by name.
 */
final class ConfigReader {

  private static final int MAX_POSITIONS = 1 << 27;

  private final Settings settings;

  private ConfigReader(Settings settings) {
    this.settings = settings;
  }

  static ModelConfig read(Path file) {
    return new ConfigReader(Settings.read(file)).config();
  }

  private ModelConfig config() {
    Family family = family();
    refuseQuantised();
    refuseActivation();
    int layers = settings.whole("num_hidden_layers", 1, 1024);
    int hidden = settings.whole("hidden_size", 2, 1 << 17);
    int heads = settings.whole("num_attention_heads", 1, 2048);
    int keyValueHeads = keyValueHeads(heads);
    int vocabSize = settings.whole("vocab_size", 1, 1 << 24);
    int positions =
        settings.whole(
            "max_position_embeddings", 1, MAX_POSITIONS, family == Family.LLAMA ? 2048 : 32_768);
    boolean attentionBias = family != Family.QWEN2 && settings.flag("attention_bias", false);
    SlidingWindow.refuse(settings, family, layers, positions);
    return new ModelConfig(
        family,
        layers,
        hidden,
        heads,
        keyValueHeads,
        headDim(family, hidden, heads),
        settings.whole("intermediate_size", 1, 1 << 22),
        vocabSize,
        settings.number("rms_norm_eps", 0, 1, 1e-6),
        new RopeReader(settings).rope(positions),
        settings.flag("tie_word_embeddings", false),
        attentionBias || family == Family.QWEN2,
        attentionBias,
        family == Family.LLAMA && settings.flag("mlp_bias", false),
        family == Family.QWEN3,
        positions,
        dtype(),
        settings.tokens("eos_token_id", vocabSize),
        settings.token("bos_token_id", vocabSize),
        settings.token("pad_token_id", vocabSize));
  }

  private Family family() {
    List<String> architectures = settings.texts("architectures");
    String type =
        settings
            .text("model_type")
            .orElseThrow(
                () -> settings.error("\"model_type\" is missing: it is no model's config"));
    Family family = Family.ofType(type);
    if (family == null) {
      throw settings.error(
          "the model_type \"%s\" is not supported; supported are %s"
              .formatted(type, Family.listed()));
    }
    if (!architectures.isEmpty() && !architectures.contains(family.architecture())) {
      throw settings.error(
          "the architecture %s is not supported; supported are %s"
              .formatted(architectures, Family.listed()));
    }
    return family;
  }

  private void refuseQuantised() {
    if (settings.has("quantization_config")) {
      throw settings.error(
          "it has a quantization_config: give the model's original weights, Javoke quantises them itself");
    }
  }

  private void refuseActivation() {
    String activation = settings.text("hidden_act").orElse("silu");
    if (!activation.equals("silu")) {
      throw settings.error(
          "the hidden_act \"%s\" is not supported; supported is silu".formatted(activation));
    }
  }

  private int keyValueHeads(int heads) {
    int keyValueHeads = settings.whole("num_key_value_heads", 1, heads, heads);
    if (heads % keyValueHeads != 0) {
      throw settings.error(
          "num_attention_heads must be a multiple of num_key_value_heads, found %d and %d"
              .formatted(heads, keyValueHeads));
    }
    return keyValueHeads;
  }

  private int headDim(Family family, int hidden, int heads) {
    boolean derived = !settings.has("head_dim") && family != Family.QWEN3;
    if (derived && hidden % heads != 0) {
      throw settings.error(
          "hidden_size must be a multiple of num_attention_heads where head_dim is not given, found %d and %d"
              .formatted(hidden, heads));
    }
    int headDim = derived ? hidden / heads : settings.whole("head_dim", 2, 8192, 128);
    if (headDim % 2 != 0) {
      throw settings.error("the head dimension must be even to be rotated, found " + headDim);
    }
    return headDim;
  }

  private StoredDtype dtype() {
    Optional<String> spelled = settings.text("dtype").or(() -> settings.text("torch_dtype"));
    String name = spelled.orElse("float32");
    return switch (name) {
      case "float32", "torch.float32" -> StoredDtype.F32;
      case "float16", "torch.float16" -> StoredDtype.F16;
      case "bfloat16", "torch.bfloat16" -> StoredDtype.BF16;
      case "float64", "torch.float64" -> StoredDtype.F64;
      default ->
          throw settings.error(
              "the dtype \"%s\" is not supported; supported are float32, bfloat16, float16 and float64"
                  .formatted(name));
    };
  }

  /** Attention that sees only the last so many positions, which is not supported. */
  private static final class SlidingWindow {

    private SlidingWindow() {}

    static void refuse(Settings settings, Family family, int layers, int positions) {
      boolean named =
          settings.at("layer_types") instanceof Value.Items(List<Value> types)
              && types.contains(Value.of("sliding_attention"));
      boolean switchedOn =
          family != Family.LLAMA
              && settings.flag("use_sliding_window", false)
              && settings.has("sliding_window")
              && settings.whole("sliding_window", 0, Integer.MAX_VALUE) < positions
              && settings.whole("max_window_layers", 0, Integer.MAX_VALUE, 28) < layers;
      if (named || switchedOn) {
        throw settings.error(
            "it has layers with sliding-window attention (use_sliding_window, layer_types), which is not supported; supported is full attention");
      }
    }
  }
}
