package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 *
 * <p>Beside a reference it measures how far the model is from it before each label, and leaves that
 * derivative behind in the same way.
 */
final class LabelHead {

  private final Decoder decoder;
  private final int rowsAtOnce;
  private final Tensor last;
  private final Tensor normed;
  private final Tensor labelIds;
  private final @Nullable ReferenceRows reference;
  private final float[] logProbs;
  private final float[] divergences;
  private final @Nullable Derivatives derivatives;
  private final @Nullable Piece kept;
  private int correct;

  /**
   * Some labels of a trained head with their graph.
   *
   * @param h leaf, {@code [rows, hidden]}
   * @param minusLogProbs {@code [rows]}
   * @param divergences {@code [rows]}, or null without a reference
   */
  private record Piece(Tensor h, Tensor minusLogProbs, @Nullable Tensor divergences) {}

  /**
   * With respect to the normed hidden states, each {@code [labels, hidden]}.
   *
   * @param divergence or null without a reference
   */
  private record Derivatives(Tensor logProb, @Nullable Tensor divergence) {}

  /**
   * @param x the last layer's output, {@code [tokens, hidden]}
   * @param reference what it is compared with, or null
   */
  LabelHead(
      Decoder decoder,
      Batch batch,
      Tensor x,
      int rowsAtOnce,
      boolean differentiated,
      @Nullable ReferenceRows reference) {
    Device device = decoder.device();
    this.decoder = decoder;
    this.rowsAtOnce = rowsAtOnce;
    this.last = x.detach().requireGrad(differentiated);
    this.labelIds = batch.labelIds(device);
    this.normed = decoder.norm().apply(last.indexSelect(0, batch.labelRows(device)));
    this.reference = reference;
    this.logProbs = new float[batch.labels()];
    this.divergences = new float[reference == null ? 0 : batch.labels()];
    boolean trained =
        decoder.lmHead() instanceof DenseLinear dense && dense.weight().requiresGrad();
    if (differentiated && trained && logProbs.length <= rowsAtOnce) {
      this.derivatives = null;
      this.kept = kept();
      return;
    }
    this.kept = null;
    this.derivatives = throughHead(differentiated && !trained);
  }

  /** {@return the derivatives, or null if not wanted} */
  private @Nullable Derivatives throughHead(boolean wanted) {
    // A packed head unpacks its weight, which is wide: it is let go before the layers go back.
    try (NoGrad _ = NoGrad.open();
        Scope scope = Scope.open()) {
      Tensor weight = decoder.lmHead().weight();
      List<Tensor> ofLogProbs = new ArrayList<>();
      List<Tensor> ofDivergences = new ArrayList<>();
      for (int from = 0; from < logProbs.length; from += rowsAtOnce) {
        Derivatives found = forward(from, weight, wanted);
        if (found != null) {
          ofLogProbs.add(found.logProb());
          if (found.divergence() != null) {
            ofDivergences.add(found.divergence());
          }
        }
      }
      return wanted
          ? new Derivatives(
              scope.keep(Tensors.cat(ofLogProbs, 0)),
              reference == null ? null : scope.keep(Tensors.cat(ofDivergences, 0)))
          : null;
    }
  }

  private Piece kept() {
    Tensor h = normed.detach().requireGrad(true);
    Tensor logits = decoder.logits(h).to(Dtype.F32);
    Piece piece = new Piece(h, logits.crossEntropy(labelIds), divergence(logits, 0));
    try (NoGrad _ = NoGrad.open();
        Scope _ = Scope.open()) {
      float[] found = piece.minusLogProbs().detach().toFloats();
      for (int i = 0; i < found.length; i++) {
        logProbs[i] = -found[i];
      }
      if (piece.divergences() != null) {
        note(piece.divergences().detach(), 0);
      }
      correct = correct(logits.detach(), labelIds);
    }
    return piece;
  }

  private @Nullable Tensor divergence(Tensor logits, int from) {
    return reference == null ? null : reference.divergence(logits, from).sum();
  }

  private void note(Tensor found, int from) {
    float[] rows = found.toFloats();
    System.arraycopy(rows, 0, divergences, from, rows.length);
  }

  private static int correct(Tensor logits, Tensor ids) {
    return (int) logits.argmax(1).equal(ids).to(Dtype.F32).sum().item();
  }

  float[] logProbs() {
    return logProbs.clone();
  }

  /** {@return how far the model is from the reference before each label; empty without one} */
  float[] divergences() {
    return divergences.clone();
  }

  int correct() {
    return correct;
  }

  private int rows(int from) {
    return Math.min(rowsAtOnce, logProbs.length - from);
  }

  /** {@return the derivatives of some labels, or null if not wanted} */
  private @Nullable Derivatives forward(int from, Tensor weight, boolean wanted) {
    int rows = rows(from);
    try (Scope scope = Scope.open()) {
      Tensor ids = labelIds.narrow(0, from, rows);
      Tensor logits = decoder.logits(normed.detach().narrow(0, from, rows)).to(Dtype.F32);
      Tensor normaliser = logits.logsumexp(1);
      Tensor found = logits.gather(1, ids.unsqueeze(1)).squeeze(1).sub(normaliser);
      System.arraycopy(found.toFloats(), 0, logProbs, from, rows);
      correct += correct(logits, ids);
      Tensor ofDivergence = reference == null ? null : compared(logits, from, weight, wanted);
      if (!wanted) {
        return null;
      }
      Tensor p = logits.subInPlace(normaliser.unsqueeze(1)).expInPlace();
      Tensor expected = p.to(weight.dtype()).matmul(weight);
      return new Derivatives(
          scope.keep(weight.indexSelect(0, ids).sub(expected)),
          ofDivergence == null ? null : scope.keep(ofDivergence));
    }
  }

  /** {@return the derivatives of some labels' divergences, or null if not wanted} */
  private @Nullable Tensor compared(Tensor logits, int from, Tensor weight, boolean wanted) {
    try (Scope scope = Scope.open()) {
      ReferenceRows.Divergence divergence =
          Objects.requireNonNull(reference).divergence(logits, from);
      note(divergence.sum(), from);
      return wanted ? scope.keep(divergence.derivative().to(weight.dtype()).matmul(weight)) : null;
    }
  }

  /**
   * {@return the gradient of the last layer's output} {@code [tokens, hidden]}
   *
   * @param ofDivergences with a reference {@code [labels]}, otherwise empty
   */
  Tensor backward(float[] gradient, float[] ofDivergences) {
    requireFits(gradient, logProbs.length);
    requireFits(ofDivergences, divergences.length);
    try (Scope scope = Scope.open()) {
      Factors factors = new Factors(column(gradient), column(ofDivergences));
      Tensor rows = derivatives == null ? trained(factors) : backward(derivatives, factors);
      normed.backward(rows.to(normed.dtype()));
      Tensor found = last.gradient();
      if (found == null) {
        throw new IllegalStateException("backward left no gradient on the last hidden state");
      }
      return scope.keep(found);
    }
  }

  private static void requireFits(float[] gradient, int labels) {
    if (gradient.length != labels) {
      throw new IllegalArgumentException(
          "%d derivatives for %d labels".formatted(gradient.length, labels));
    }
  }

  private Tensor column(float[] gradient) {
    return Tensors.of(gradient, decoder.device(), gradient.length, 1);
  }

  /** By what each label's derivatives are multiplied; each {@code [labels, 1]}, or no rows. */
  private record Factors(Tensor logProb, Tensor divergence) {
    Factors narrow(int from, int rows, boolean compared) {
      return new Factors(
          logProb.narrow(0, from, rows), compared ? divergence.narrow(0, from, rows) : divergence);
    }
  }

  private static Tensor backward(Derivatives derivatives, Factors factors) {
    Tensor rows = derivatives.logProb().mul(factors.logProb());
    return derivatives.divergence() == null
        ? rows
        : rows.add(derivatives.divergence().mul(factors.divergence()));
  }

  private Tensor trained(Factors factors) {
    return kept == null ? computedAgain(factors) : backward(kept, factors);
  }

  private static Tensor backward(Piece piece, Factors factors) {
    if (piece.divergences() == null) {
      piece.minusLogProbs().backward(factors.logProb().squeeze(1).neg());
    } else {
      piece
          .divergences()
          .mul(factors.divergence().squeeze(1))
          .sub(piece.minusLogProbs().mul(factors.logProb().squeeze(1)))
          .sum()
          .backward();
    }
    Tensor found = piece.h().gradient();
    if (found == null) {
      throw new IllegalStateException("backward left no gradient on a label's hidden state");
    }
    return found;
  }

  private Tensor computedAgain(Factors factors) {
    List<Tensor> all = new ArrayList<>();
    for (int from = 0; from < logProbs.length; from += rowsAtOnce) {
      int rows = rows(from);
      try (Scope scope = Scope.open()) {
        Tensor h = normed.detach().narrow(0, from, rows).requireGrad(true);
        Tensor logits = decoder.logits(h).to(Dtype.F32);
        Piece piece =
            new Piece(
                h, logits.crossEntropy(labelIds.narrow(0, from, rows)), divergence(logits, from));
        all.add(scope.keep(backward(piece, factors.narrow(from, rows, reference != null))));
      }
    }
    return Tensors.cat(all, 0);
  }
}
