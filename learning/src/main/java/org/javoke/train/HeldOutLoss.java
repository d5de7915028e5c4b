package org.javoke.train;

import java.util.List;
import org.javoke.input.InputException;
import org.javoke.tensor.NoGrad;

/**
 * How well a model predicts examples that it is not trained on. Nothing is changed by measuring: no
 * gradient is made, and nothing random is drawn that a step of training depends on.
 */
public final class HeldOutLoss {

  private final List<Example> examples;
  private final int tokensAtOnce;

  /**
   * What was measured.
   *
   * @param loss mean over all labels of the minus log-probability, in nats
   * @param accuracy share of the labels than which no other token was likelier, 0 to 1
   * @param labels tokens that bear loss
   */
  public record Measured(double loss, double accuracy, long labels) {}

  /**
   * @param tokensAtOnce how many tokens are computed at once, which bounds the memory
   * @throws InputException if no token of any example bears loss
   */
  public HeldOutLoss(List<Example> examples, int tokensAtOnce) {
    this.examples = List.copyOf(examples);
    this.tokensAtOnce = tokensAtOnce;
    if (labels() == 0) {
      throw new InputException(
          "No token of the %d held-out samples bears loss, so there is no held-out loss: give samples with answers."
              .formatted(examples.size()));
    }
  }

  private long labels() {
    return examples.stream().mapToLong(Example::labels).sum();
  }

  /** {@return the loss of the model with the weights that it has now} */
  public Measured of(LogProbs model) {
    double loss = 0;
    long correct = 0;
    for (Batch batch : SupervisedLoss.batches(examples, tokensAtOnce)) {
      try (NoGrad _ = NoGrad.open();
          Pass pass = new Pass(model, batch, Pass.FORWARD_ONLY, 0)) {
        for (float logProb : pass.logProbs()) {
          loss -= logProb;
        }
        correct += pass.correct();
      }
    }
    long labels = labels();
    return new Measured(loss / labels, (double) correct / labels, labels);
  }
}
