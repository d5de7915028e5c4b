package org.javoke.model;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.javoke.hub.ModelConfig;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A decoder-only language model.
 *
 * <p>It computes on the tokens of all sequences at once, one after the other without padding; the
 * {@link Attention} says which see which. Whoever calls it opens the scope that frees what it made.
 */
public final class Decoder implements AutoCloseable {

  private final ModelConfig config;
  private final Embedding embedding;
  private final List<DecoderLayer> layers;
  private final RmsNorm norm;
  private final Linear lmHead;
  private final RotaryEmbedding rotary;
  private final Device device;
  private final Dtype dtype;
  private final Runnable release;
  private final LongAdder tokens = new LongAdder();

  Decoder(
      ModelConfig config,
      Embedding embedding,
      List<DecoderLayer> layers,
      RmsNorm norm,
      Linear lmHead,
      Device device,
      Dtype dtype,
      Runnable release) {
    this.config = config;
    this.embedding = embedding;
    this.layers = List.copyOf(layers);
    this.norm = norm;
    this.lmHead = lmHead;
    this.rotary = new RotaryEmbedding(config.rope(), config.headDim(), device);
    this.device = device;
    this.dtype = dtype;
    this.release = release;
  }

  /**
   * {@return the last hidden state of each token, normalised} {@code [tokens, hidden]}
   *
   * @param ids {@code [tokens]}, I64
   * @param positions of the tokens in their sequences, from 0, {@code [tokens]}, I64
   */
  public Tensor hidden(Tensor ids, Tensor positions, Attention attention) {
    tokens.add(ids.size(0));
    Tensor x = embed(ids);
    RotaryEmbedding.Angles angles = angles(positions);
    for (DecoderLayer layer : layers) {
      Tensor next = layer.apply(x, angles, attention);
      x.close();
      x = next;
    }
    return norm.apply(x);
  }

  /**
   * {@return the scores of every token of the vocabulary} {@code [n, vocab]}, for {@code [n,
   * hidden]}
   */
  public Tensor logits(Tensor hidden) {
    return lmHead.apply(hidden);
  }

  /**
   * {@return the same model with other linear layers in the place of some} It shares this one's
   * weights, so that policy and reference need them once; closing it frees nothing.
   *
   * @param adapt is handed each linear layer with its name, as {@link DecoderLoader#load} does
   */
  public Decoder adapted(LinearAdapter adapt) {
    return new Decoder(
        config,
        embedding,
        layers.stream().map(layer -> layer.adapted(adapt)).toList(),
        norm,
        lmHead,
        device,
        dtype,
        () -> {});
  }

  /**
   * {@return the same layers between another embedding and another LM head}
   *
   * @param release what closing it does
   */
  Decoder between(Embedding otherEmbedding, Linear otherHead, Runnable release) {
    return new Decoder(config, otherEmbedding, layers, norm, otherHead, device, dtype, release);
  }

  /**
   * {@return the same layers with another table of embeddings, or another LM head} They may be in
   * another dtype than the activations. Closing it frees nothing.
   *
   * @param table {@code [vocab, hidden]}, or null to keep this one's
   * @param head {@code [vocab, hidden]}, or null to keep this one's
   */
  public Decoder replacing(@Nullable Tensor table, @Nullable Tensor head) {
    return between(
        table == null ? embedding : ids -> table.embedding(ids).to(dtype),
        head == null ? lmHead : new WideHead(head),
        () -> {});
  }

  Embedding embedding() {
    return embedding;
  }

  /** {@return how many tokens this decoder computed hidden states of} */
  public long tokensComputed() {
    return tokens.sum();
  }

  /** {@return the tokens' embeddings} {@code [tokens, hidden]} */
  public Tensor embed(Tensor ids) {
    return embedding.apply(ids);
  }

  /** {@return by what queries and keys at the positions are turned} */
  public RotaryEmbedding.Angles angles(Tensor positions) {
    return rotary.at(positions, dtype);
  }

  public List<DecoderLayer> layers() {
    return layers;
  }

  public Linear lmHead() {
    return lmHead;
  }

  public RmsNorm norm() {
    return norm;
  }

  public ModelConfig config() {
    return config;
  }

  public Device device() {
    return device;
  }

  /** {@return the type of the activations} */
  public Dtype dtype() {
    return dtype;
  }

  /** Frees the weights. */
  @Override
  public void close() {
    release.run();
  }
}
