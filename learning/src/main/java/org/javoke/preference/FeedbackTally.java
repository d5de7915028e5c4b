package org.javoke.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.train.StepMetrics;

/**
 * Sums up what the examples of a step measured, under the field's names. Means are over the whole
 * step, so what several processes summed up adds up.
 */
final class FeedbackTally {

  private final Side desirable;
  private final Side undesirable;
  private final long tokens;
  private double loss;
  private double kl;

  /** Those that were liked, or those that were not. */
  private static final class Side {
    private final long count;
    private double rewards;
    private double logProbs;

    private Side(long count) {
      this.count = count;
    }

    private double reward() {
      return rewards / count;
    }

    private double logProb() {
      return logProbs / count;
    }
  }

  /**
   * @param microBatches of the whole step
   */
  FeedbackTally(List<List<Feedback>> microBatches) {
    List<Feedback> examples = microBatches.stream().flatMap(List::stream).toList();
    long liked = examples.stream().filter(Feedback::desirable).count();
    desirable = new Side(liked);
    undesirable = new Side(examples.size() - liked);
    tokens = examples.stream().mapToLong(Feedback::tokens).sum();
  }

  void kl(double share) {
    kl += share;
  }

  void add(Feedback example, double logProb, Kto.Term term, double share) {
    loss += example.weight() * share * term.loss();
    Side side = example.desirable() ? desirable : undesirable;
    side.rewards += term.reward();
    side.logProbs += logProb;
  }

  StepMetrics metrics() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("kl", kl);
    if (desirable.count > 0) {
      values.put("rewards/chosen", desirable.reward());
      values.put("logps/chosen", desirable.logProb());
    }
    if (undesirable.count > 0) {
      values.put("rewards/rejected", undesirable.reward());
      values.put("logps/rejected", undesirable.logProb());
    }
    if (desirable.count > 0 && undesirable.count > 0) {
      values.put("rewards/margins", desirable.reward() - undesirable.reward());
    }
    return new StepMetrics(loss, tokens, values);
  }
}
