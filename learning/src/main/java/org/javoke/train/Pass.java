package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.javoke.model.Decoder;
import org.javoke.model.RotaryEmbedding;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way through a decoder, layer by layer, and back.
 *
 * <p>Each layer is differentiated by itself: its input is a leaf, and what {@code backward} leaves
 * there is handed to the layer below. So a layer can be forgotten and computed once more without
 * any function of our own in libtorch's graph. Dropout draws the same the second time, because each
 * layer starts from a seed of its own.
 */
public final class Pass implements AutoCloseable {

  static final int FORWARD_ONLY = -1;

  private final Decoder decoder;
  private final int keptLayers;
  private final long seed;
  private final Scope scope;
  private final BranchedAttention attention;
  private final RotaryEmbedding.Angles angles;
  private final List<Step> steps = new ArrayList<>();
  private final Tensor embedded;
  private final LabelHead head;

  /**
   * A layer that was passed.
   *
   * @param input a leaf
   * @param output with its graph, or null if it is to be computed once more
   */
  private record Step(Tensor input, @Nullable Tensor output) {}

  Pass(LogProbs logProbs, Batch batch, int keptLayers, long seed) {
    this(logProbs, batch, keptLayers, seed, null);
  }

  /**
   * @param reference what the decoder is compared with, or null
   */
  Pass(LogProbs logProbs, Batch batch, int keptLayers, long seed, @Nullable Decoder reference) {
    this.decoder = logProbs.decoder();
    this.keptLayers = keptLayers;
    this.seed = seed;
    this.scope = Scope.open();
    try {
      this.attention = new BranchedAttention(batch.runs(), decoder);
      this.angles = decoder.angles(batch.positions(decoder.device()));
      this.embedded = decoder.embed(batch.ids(decoder.device()));
      Tensor last = throughLayers(embedded);
      this.head =
          new LabelHead(
              decoder,
              batch,
              last,
              logProbs.headRows(reference != null),
              derivative(),
              reference == null ? null : new ReferenceRows(reference, batch));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** {@return the log-probability of each label} {@code [labels]} */
  public float[] logProbs() {
    return head.logProbs();
  }

  /**
   * {@return KL(policy || reference) of the vocabulary's distribution before each label, in nats}
   * {@code [labels]}, empty without a reference
   */
  public float[] divergences() {
    return head.divergences();
  }

  /** {@return for how many labels no other token was likelier} */
  public int correct() {
    return head.correct();
  }

  /**
   * Adds to the gradients of the trainable weights. To be called once.
   *
   * @param gradient the loss's derivative with respect to each log-probability, {@code [labels]}
   */
  public void backward(float[] gradient) {
    backward(gradient, new float[0]);
  }

  /**
   * The same beside a reference.
   *
   * @param ofDivergences the loss's derivative with respect to each divergence, {@code [labels]}
   */
  public void backward(float[] gradient, float[] ofDivergences) {
    Tensor above = head.backward(gradient, ofDivergences);
    for (int layer = steps.size() - 1; layer >= 0; layer--) {
      Tensor below = backward(layer, above);
      above.close();
      if (below == null) {
        return;
      }
      above = below;
    }
    embedded.backward(above);
  }

  /** {@return the last layer's output} */
  private Tensor throughLayers(Tensor embedded) {
    Tensor x = embedded;
    int layers = decoder.layers().size();
    for (int layer = 0; layer < layers; layer++) {
      Tensor input = x.detach().requireGrad(derivative() && (layer > 0 || x.requiresGrad()));
      forget(x, embedded, layer);
      boolean kept = isKept(layer);
      x = kept ? run(layer, input) : runWithoutGraph(layer, input);
      if (derivative()) {
        steps.add(new Step(input, kept ? x : null));
      } else {
        input.close();
      }
    }
    return x;
  }

  /** The input has its own reference; only a graph is a reason to keep what it was cut off from. */
  private void forget(Tensor x, Tensor embedded, int layer) {
    if (x != embedded && !isKept(layer - 1)) {
      x.close();
    }
  }

  private boolean isKept(int layer) {
    return derivative() && layer >= decoder.layers().size() - keptLayers;
  }

  private boolean derivative() {
    return keptLayers != FORWARD_ONLY;
  }

  private Tensor runWithoutGraph(int layer, Tensor input) {
    try (NoGrad _ = NoGrad.open()) {
      return run(layer, input);
    }
  }

  private Tensor run(int layer, Tensor input) {
    Libtorch.seed(seed + layer);
    return decoder.layers().get(layer).apply(input, angles, attention);
  }

  /** {@return the gradient of the layer's input, or null if nothing below it is trained} */
  private @Nullable Tensor backward(int layer, Tensor above) {
    Step step = Objects.requireNonNull(steps.get(layer));
    try (Scope inner = Scope.open()) {
      Tensor output = step.output() == null ? run(layer, step.input()) : step.output();
      if (!output.requiresGrad()) {
        return null;
      }
      output.backward(above);
      Tensor below = step.input().gradient();
      output.close();
      step.input().close();
      return below == null ? null : inner.keep(below);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
