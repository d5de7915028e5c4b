package org.javoke.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.train.StepMetrics;

/** Sums up what the examples of a step measured, under the field's names. */
final class FeedbackTally {

  private final Side desirable = new Side();
  private final Side undesirable = new Side();
  private double loss;
  private double kl;
  private long tokens;

  /** Those that were liked, or those that were not. */
  private static final class Side {
    private double rewards;
    private double logProbs;
    private int count;

    private double reward() {
      return rewards / count;
    }

    private double logProb() {
      return logProbs / count;
    }
  }

  void kl(double share) {
    kl += share;
  }

  void add(Feedback example, double logProb, Kto.Term term, double share) {
    loss += example.weight() * share * term.loss();
    tokens += example.prompt().length + example.completion().length;
    Side side = example.desirable() ? desirable : undesirable;
    side.rewards += term.reward();
    side.logProbs += logProb;
    side.count++;
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
