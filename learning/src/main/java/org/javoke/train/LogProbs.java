package org.javoke.train;

import org.javoke.model.Decoder;

/**
 * The log-probabilities that a model gives to the labels of a {@link Batch}, and the way back from
 * them to its weights.
 *
 * <p>The LM head sees the labels' rows only, some at a time, so the logits of all tokens are never
 * in memory. Of the layers before the last {@code keptLayers} only the inputs are kept; they are
 * computed once more on the way back (Chen et al. 2016, "Training deep nets with sublinear memory
 * cost", section 4.1, arXiv:1604.06174).
 */
public final class LogProbs {

  /** What the logits of one piece of the LM head may take. */
  private static final long HEAD_BYTES = 64L << 20;

  private final Decoder decoder;
  private final int keptLayers;

  /**
   * @param keptLayers how many of the last layers keep what their derivative needs: 0 takes the
   *     least memory, {@link Integer#MAX_VALUE} the least time
   */
  public LogProbs(Decoder decoder, int keptLayers) {
    this.decoder = decoder;
    this.keptLayers = keptLayers;
  }

  /** {@return the log-probability of each label} {@code [labels]}, without a way back */
  public float[] of(Batch batch) {
    try (Pass pass = new Pass(this, batch, Pass.FORWARD_ONLY, 0)) {
      return pass.logProbs();
    }
  }

  /**
   * {@return a computed batch, from which gradients can be sent back} It opens a scope, which
   * closing it closes.
   *
   * @param seed of dropout
   */
  public Pass pass(Batch batch, long seed) {
    return new Pass(this, batch, keptLayers, seed);
  }

  /**
   * {@return the same beside a reference, which is computed without a graph}
   *
   * @param reference what the model is compared with before each label
   */
  public Pass pass(Batch batch, long seed, Decoder reference) {
    return new Pass(this, batch, keptLayers, seed, reference);
  }

  /**
   * {@return KL(this || reference) of the vocabulary's distribution before each label, in nats}
   * {@code [labels]}, without a way back
   */
  public float[] divergences(Batch batch, Decoder reference) {
    try (Pass pass = new Pass(this, batch, Pass.FORWARD_ONLY, 0, reference)) {
      return pass.divergences();
    }
  }

  Decoder decoder() {
    return decoder;
  }

  /**
   * {@return for how many labels the LM head is computed at once}
   *
   * @param compared whether a reference's is, too, which makes four tables of one
   */
  int headRows(boolean compared) {
    long bytes = compared ? HEAD_BYTES / 4 : HEAD_BYTES;
    return Math.clamp(bytes / (4L * decoder.config().vocabSize()), 1, 4096);
  }
}
