package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.javoke.lab.findings.Evaluated.Verdict;
import org.javoke.score.statistics.Interval;
import org.javoke.score.statistics.Replicates;
import org.javoke.score.statistics.SignFlip;

/**
 * How much more the second of two arms got right, on the questions that both have a verdict on.
 *
 * <p>Two things make a difference come out by chance: which questions were asked, and which seeds
 * were drawn. It has to be larger than what either does, so the p-value is the larger one of a
 * sign-flip test over questions and a paired t-test over seeds, and the interval the wider one.
 *
 * @param seeds that both were run with
 * @param questions in pairs, over all seeds
 * @param mean of the seeds' differences in accuracy, -1 to 1
 * @param interval 95%
 * @param overQuestions the sign-flip test's p-value
 * @param overSeeds the paired t-test's; 1 with one seed, which has nothing to say of another
 */
public record Difference(
    int seeds,
    int questions,
    double mean,
    Interval interval,
    double overQuestions,
    double overSeeds) {

  private static final double NORMAL_95 = 1.959963984540054;

  static final Difference NONE = new Difference(0, 0, 0, new Interval(-1, 1), 1, 1);

  /** {@return the p-value: with one seed that over questions, which is of these two models only} */
  public double p() {
    return seeds < 2 ? overQuestions : Math.max(overQuestions, overSeeds);
  }

  /** One side of a comparison: an arm's evaluations and how they are scored. */
  record Side(List<Evaluated> seeds, String scoring) {
    Side {
      seeds = List.copyOf(seeds);
    }
  }

  static Difference between(Side first, Side second, Predicate<Verdict> meant) {
    Map<Long, Evaluated> others = new HashMap<>();
    second.seeds().forEach(seed -> others.put(seed.seed(), seed));
    List<Evaluated> all = new ArrayList<>(first.seeds());
    all.addAll(second.seeds());
    boolean same = Estimate.sameQuestions(all);
    List<Double> bySeed = new ArrayList<>();
    Map<String, Integer> byQuestion = new LinkedHashMap<>();
    int pairs = 0;
    for (Evaluated one : first.seeds()) {
      Evaluated other = others.get(one.seed());
      if (other == null || !one.questions().equals(other.questions())) {
        continue;
      }
      Map<String, Boolean> right = new HashMap<>();
      other
          .verdicts(second.scoring())
          .forEach(verdict -> right.put(verdict.id(), verdict.correct()));
      int count = 0;
      int sum = 0;
      for (Verdict verdict : one.verdicts(first.scoring())) {
        Boolean also = right.get(verdict.id());
        if (also == null || !meant.test(verdict)) {
          continue;
        }
        int more = (also ? 1 : 0) - (verdict.correct() ? 1 : 0);
        byQuestion.merge(same ? verdict.id() : one.seed() + " " + verdict.id(), more, Integer::sum);
        sum += more;
        count++;
      }
      if (count > 0) {
        bySeed.add((double) sum / count);
        pairs += count;
      }
    }
    return bySeed.isEmpty() ? NONE : of(bySeed, List.copyOf(byQuestion.values()), pairs);
  }

  /**
   * {@return the difference}
   *
   * @param bySeed the difference of accuracies with each seed
   * @param byQuestion how many more seeds were right on each question
   * @param pairs of verdicts, over all seeds
   */
  static Difference of(List<Double> bySeed, List<Integer> byQuestion, int pairs) {
    Replicates seeds = new Replicates(bySeed);
    double half = questionsHalf(byQuestion, pairs);
    if (bySeed.size() > 1) {
      half = Math.max(half, seeds.halfWidth95());
    }
    double mean = seeds.mean();
    return new Difference(
        bySeed.size(),
        pairs,
        mean,
        new Interval(Math.max(-1, mean - half), Math.min(1, mean + half)),
        SignFlip.p(byQuestion),
        seeds.p());
  }

  /**
   * Half of the 95% interval over questions. Two questions are added, one gained and one lost: with
   * few questions that differ the interval would be too narrow, and with none of no width. (D. G.
   * Bonett, R. M. Price, "Adjusted Wald confidence interval for a difference of binomial
   * proportions based on paired data", 2012.)
   */
  private static double questionsHalf(List<Integer> byQuestion, int pairs) {
    double count = byQuestion.size() + 2.0;
    double sum = byQuestion.stream().mapToInt(Integer::intValue).sum();
    double squares = byQuestion.stream().mapToInt(d -> d * d).sum() + 2.0;
    double variance = (squares - sum * sum / count) / (count - 1);
    return NORMAL_95 * Math.sqrt(variance * count) / (pairs + 2);
  }
}
