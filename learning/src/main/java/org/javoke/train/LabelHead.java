package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import org.javoke.model.Decoder;
import org.javoke.model.DenseLinear;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * The final norm and the LM head, on the rows before the labels only, and some of these at a time.
 *
 * <p>With logits {@code z = W h} and {@code p = softmax(z)}, the log-probability of label {@code y}
 * has the derivative {@code W[y] - p W} with respect to {@code h}. A frozen head leaves it behind
 * on the way forward, because whatever the loss is, it multiplies each row by one number. A trained
 * head keeps its graph if all labels fit into one piece; otherwise it is computed once more on the
 * way back, when the numbers are known.
 */
final class LabelHead {

  private final Decoder decoder;
  private final int rowsAtOnce;
  private final Tensor last;
  private final Tensor normed;
  private final Tensor labelIds;
  private final float[] logProbs;
  private final @Nullable Tensor derivative;
  private final @Nullable Piece kept;
  private int correct;

  /**
   * Some labels of a trained head with their graph.
   *
   * @param h leaf, {@code [rows, hidden]}
   * @param minusLogProbs {@code [rows]}
   */
  private record Piece(Tensor h, Tensor minusLogProbs) {}

  /**
   * @param x the last layer's output, {@code [tokens, hidden]}
   */
  LabelHead(Decoder decoder, Batch batch, Tensor x, int rowsAtOnce, boolean differentiated) {
    Device device = decoder.device();
    this.decoder = decoder;
    this.rowsAtOnce = rowsAtOnce;
    this.last = x.detach().requireGrad(differentiated);
    this.labelIds = batch.labelIds(device);
    this.normed = decoder.norm().apply(last.indexSelect(0, batch.labelRows(device)));
    this.logProbs = new float[batch.labels()];
    boolean trained =
        decoder.lmHead() instanceof DenseLinear dense && dense.weight().requiresGrad();
    if (differentiated && trained && logProbs.length <= rowsAtOnce) {
      this.derivative = null;
      this.kept = kept();
      return;
    }
    this.kept = null;
    // A packed head unpacks its weight, which is wide: it is let go before the layers go back.
    try (NoGrad _ = NoGrad.open();
        Scope scope = Scope.open()) {
      Tensor weight = decoder.lmHead().weight();
      List<Tensor> rows = new ArrayList<>();
      for (int from = 0; from < logProbs.length; from += rowsAtOnce) {
        rows.add(forward(from, weight, differentiated && !trained));
      }
      this.derivative = differentiated && !trained ? scope.keep(Tensors.cat(rows, 0)) : null;
    }
  }

  private Piece kept() {
    Tensor h = normed.detach().requireGrad(true);
    Tensor logits = decoder.logits(h).to(Dtype.F32);
    Piece piece = new Piece(h, logits.crossEntropy(labelIds));
    try (NoGrad _ = NoGrad.open();
        Scope _ = Scope.open()) {
      float[] found = piece.minusLogProbs().detach().toFloats();
      for (int i = 0; i < found.length; i++) {
        logProbs[i] = -found[i];
      }
      correct = correct(logits.detach(), labelIds);
    }
    return piece;
  }

  private static int correct(Tensor logits, Tensor ids) {
    return (int) logits.argmax(1).equal(ids).to(Dtype.F32).sum().item();
  }

  float[] logProbs() {
    return logProbs.clone();
  }

  int correct() {
    return correct;
  }

  private int rows(int from) {
    return Math.min(rowsAtOnce, logProbs.length - from);
  }

  /** {@return the derivatives of some labels' log-probabilities; themselves if not wanted} */
  private Tensor forward(int from, Tensor weight, boolean wanted) {
    int rows = rows(from);
    try (Scope scope = Scope.open()) {
      Tensor ids = labelIds.narrow(0, from, rows);
      Tensor logits = decoder.logits(normed.detach().narrow(0, from, rows)).to(Dtype.F32);
      Tensor normaliser = logits.logsumexp(1);
      Tensor found = logits.gather(1, ids.unsqueeze(1)).squeeze(1).sub(normaliser);
      System.arraycopy(found.toFloats(), 0, logProbs, from, rows);
      correct += correct(logits, ids);
      if (!wanted) {
        return scope.keep(found);
      }
      Tensor p = logits.subInPlace(normaliser.unsqueeze(1)).expInPlace();
      Tensor expected = p.to(weight.dtype()).matmul(weight);
      return scope.keep(weight.indexSelect(0, ids).sub(expected));
    }
  }

  /** {@return the gradient of the last layer's output} {@code [tokens, hidden]} */
  Tensor backward(float[] gradient) {
    if (gradient.length != logProbs.length) {
      throw new IllegalArgumentException(
          "%d derivatives for %d labels".formatted(gradient.length, logProbs.length));
    }
    try (Scope scope = Scope.open()) {
      Tensor factors = Tensors.of(gradient, decoder.device(), gradient.length, 1);
      Tensor rows = derivative == null ? trained(factors) : derivative.mul(factors);
      normed.backward(rows.to(normed.dtype()));
      Tensor found = last.gradient();
      if (found == null) {
        throw new IllegalStateException("backward left no gradient on the last hidden state");
      }
      return scope.keep(found);
    }
  }

  private Tensor trained(Tensor factors) {
    return kept == null ? computedAgain(factors) : backward(kept, factors);
  }

  private Tensor backward(Piece piece, Tensor factors) {
    piece.minusLogProbs().backward(factors.squeeze(1).neg());
    Tensor found = piece.h().gradient();
    if (found == null) {
      throw new IllegalStateException("backward left no gradient on a label's hidden state");
    }
    return found;
  }

  private Tensor computedAgain(Tensor factors) {
    List<Tensor> all = new ArrayList<>();
    for (int from = 0; from < logProbs.length; from += rowsAtOnce) {
      int rows = rows(from);
      try (Scope scope = Scope.open()) {
        Tensor h = normed.detach().narrow(0, from, rows).requireGrad(true);
        Tensor minusLogProbs =
            decoder.logits(h).to(Dtype.F32).crossEntropy(labelIds.narrow(0, from, rows));
        Tensor found = backward(new Piece(h, minusLogProbs), factors.narrow(0, from, rows));
        all.add(scope.keep(found));
      }
    }
    return Tensors.cat(all, 0);
  }
}
