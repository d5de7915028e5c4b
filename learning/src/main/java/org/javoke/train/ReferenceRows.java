package org.javoke.train;

import org.javoke.model.Decoder;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;

/**
 * What another model expects before each label of a batch. Its layers are computed at once, its LM
 * head some rows at a time, beside the policy's.
 */
final class ReferenceRows {

  private final Decoder decoder;
  private final Tensor hidden;

  /** The scope that is open now must outlive it. */
  ReferenceRows(Decoder decoder, Batch batch) {
    this.decoder = decoder;
    try (NoGrad _ = NoGrad.open();
        Scope scope = Scope.open()) {
      Device device = decoder.device();
      Tensor all =
          decoder.hidden(
              batch.ids(device),
              batch.positions(device),
              new BranchedAttention(batch.runs(), decoder));
      this.hidden = scope.keep(all.indexSelect(0, batch.labelRows(device)));
    }
  }

  /**
   * {@return KL(policy || reference) before some labels} {@code [rows]}, differentiable where the
   * logits are
   *
   * @param logits the policy's, {@code [rows, vocab]}, F32
   * @param from the first of these labels
   */
  Divergence divergence(Tensor logits, int from) {
    return Divergence.of(logits, logProbs(from, Math.toIntExact(logits.size(0))));
  }

  private Tensor logProbs(int from, int rows) {
    try (NoGrad _ = NoGrad.open();
        Scope scope = Scope.open()) {
      Tensor logits = decoder.logits(hidden.narrow(0, from, rows)).to(Dtype.F32);
      return scope.keep(logits.sub(logits.logsumexp(1).unsqueeze(1)));
    }
  }

  /**
   * A divergence and what it is made of.
   *
   * @param p the policy's probabilities, {@code [rows, vocab]}
   * @param ratio log p - log q, {@code [rows, vocab]}
   * @param sum over the vocabulary of {@code p ratio}, {@code [rows]}
   */
  record Divergence(Tensor p, Tensor ratio, Tensor sum) {

    /**
     * @param logits the policy's, {@code [rows, vocab]}
     * @param reference log-probabilities, {@code [rows, vocab]}
     */
    static Divergence of(Tensor logits, Tensor reference) {
      Tensor policy = logits.sub(logits.logsumexp(1).unsqueeze(1));
      Tensor ratio = policy.sub(reference);
      Tensor p = policy.exp();
      return new Divergence(p, ratio, p.mul(ratio).sum(1, false));
    }

    /**
     * {@return the derivative with respect to the logits} {@code [rows, vocab]}: with {@code z} the
     * logits, dKL/dz_i = p_i (log p_i - log q_i - KL)
     */
    Tensor derivative() {
      return p.mul(ratio.sub(sum.unsqueeze(1)));
    }
  }
}
