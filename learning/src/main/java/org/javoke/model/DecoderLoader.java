package org.javoke.model;

import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.tensor.Device;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Decoder} together from a Hugging Face folder. */
public final class DecoderLoader {

  private final ModelConfig config;
  private final StoredTensors tensors;
  private final Linears linears;
  private final WeightFormat format;
  private final Device device;

  private DecoderLoader(
      ModelConfig config, StoredTensors tensors, WeightFormat format, Device device) {
    this.config = config;
    this.tensors = tensors;
    this.linears = new Linears(tensors, format);
    this.format = format;
    this.device = device;
  }

  /**
   * {@return the model of the folder} Whoever asks closes it.
   *
   * @param adapt is handed each linear layer with its name, such as {@code
   *     model.layers.0.self_attn.q_proj}, and returns it or another in its place
   * @throws org.javoke.input.InputException if a tensor is missing or of another shape
   */
  public static Decoder load(
      ModelFolder folder, WeightFormat format, Device device, LinearAdapter adapt) {
    return load(folder, new StoredTensors(folder.weights(), device), format, adapt);
  }

  /**
   * {@return the model with the adapter added to its weights} Nothing is slower than without, and
   * the adapter cannot be taken off. It is added before the weights are rounded to the format. The
   * adapter's folder may be closed at once.
   *
   * @throws org.javoke.input.InputException if a tensor is missing or of another shape, the adapter
   *     is for another model, or cannot be merged
   */
  public static Decoder loadMerged(
      ModelFolder folder, AdapterFolder adapter, WeightFormat format, Device device) {
    MergedAdapter merged = new MergedAdapter(folder.config(), adapter);
    StoredTensors tensors = new StoredTensors(folder.weights(), device, merged);
    return load(folder, tensors, format, (_, linear) -> linear);
  }

  private static Decoder load(
      ModelFolder folder, StoredTensors tensors, WeightFormat format, LinearAdapter adapt) {
    try (NoGrad _ = NoGrad.open()) {
      Decoder decoder =
          new DecoderLoader(folder.config(), tensors, format, tensors.device()).decoder(adapt);
      tensors.loaded();
      return decoder;
    } catch (RuntimeException e) {
      tensors.close();
      throw e;
    }
  }

  /** The same without a change to any layer. */
  public static Decoder load(ModelFolder folder, WeightFormat format, Device device) {
    return load(folder, format, device, (_, linear) -> linear);
  }

  /**
   * {@return the model in 32 bits with every weight a copy that can be trained} Whoever asks closes
   * its decoder.
   *
   * @throws org.javoke.input.InputException if a tensor is missing or of another shape
   */
  public static TrainableDecoder loadTrainable(ModelFolder folder, Device device) {
    StoredTensors tensors = new StoredTensors(folder.weights(), device, true);
    try {
      Decoder decoder =
          new DecoderLoader(folder.config(), tensors, WeightFormat.FP32, device)
              .decoder((_, linear) -> linear);
      tensors.loaded();
      return new TrainableDecoder(decoder, tensors.parameters());
    } catch (RuntimeException e) {
      tensors.close();
      throw e;
    }
  }

  private Decoder decoder(LinearAdapter adapt) {
    Linears.Table table =
        linears.table("model.embed_tokens.weight", config.vocabSize(), config.hiddenSize());
    List<DecoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < config.layers(); i++) {
      layers.add(layer(i, adapt));
    }
    Linear lmHead =
        config.tiedEmbeddings() && !tensors.contains("lm_head.weight")
            ? table.asLinear()
            : linears.head("lm_head", config.vocabSize(), config.hiddenSize());
    return new Decoder(
        config,
        table.asEmbedding(),
        layers,
        norm("model.norm", config.hiddenSize()),
        lmHead,
        device,
        format.activations(),
        tensors::close);
  }

  private DecoderLayer layer(int index, LinearAdapter adapt) {
    String name = "model.layers." + index;
    return new DecoderLayer(
        index,
        norm(name + ".input_layernorm", config.hiddenSize()),
        attention(name + ".self_attn", adapt),
        norm(name + ".post_attention_layernorm", config.hiddenSize()),
        mlp(name + ".mlp", adapt));
  }

  private SelfAttention attention(String name, LinearAdapter adapt) {
    long queries = (long) config.heads() * config.headDim();
    long keys = (long) config.keyValueHeads() * config.headDim();
    long hidden = config.hiddenSize();
    boolean bias = config.queryKeyValueBias();
    return new SelfAttention(
        linear(name + ".q_proj", queries, hidden, bias, adapt),
        linear(name + ".k_proj", keys, hidden, bias, adapt),
        linear(name + ".v_proj", keys, hidden, bias, adapt),
        linear(name + ".o_proj", hidden, queries, config.outputBias(), adapt),
        headNorm(name + ".q_norm"),
        headNorm(name + ".k_norm"),
        config.headDim());
  }

  private Mlp mlp(String name, LinearAdapter adapt) {
    long hidden = config.hiddenSize();
    long inner = config.intermediateSize();
    boolean bias = config.mlpBias();
    return new Mlp(
        linear(name + ".gate_proj", inner, hidden, bias, adapt),
        linear(name + ".up_proj", inner, hidden, bias, adapt),
        linear(name + ".down_proj", hidden, inner, bias, adapt));
  }

  private Linear linear(String name, long outputs, long inputs, boolean bias, LinearAdapter adapt) {
    return adapt.adapt(name, linears.linear(name, outputs, inputs, bias));
  }

  private @Nullable RmsNorm headNorm(String name) {
    return config.queryKeyNorm() ? norm(name, config.headDim()) : null;
  }

  private RmsNorm norm(String name, long width) {
    Tensor weight = tensors.tensor(name + ".weight", format.activations(), width);
    return new RmsNorm(weight, config.rmsNormEps());
  }
}
