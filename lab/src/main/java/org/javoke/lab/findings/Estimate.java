package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.javoke.lab.findings.Evaluated.Verdict;
import org.javoke.score.statistics.Accuracy;
import org.javoke.score.statistics.Interval;
import org.javoke.score.statistics.Replicates;

/**
 * The accuracy of an arm over its seeds.
 *
 * @param seeds how many have a verdict on a question at least
 * @param questions that were asked; one that every seed asked counts once
 * @param accuracy the mean of the seeds' accuracies, 0 to 1
 * @param interval 95%: the wider, at each end, of Wilson's over the questions and of Student's over
 *     the seeds
 */
public record Estimate(int seeds, int questions, double accuracy, Interval interval) {

  /** Where nothing was scored. */
  public static final Estimate NONE = new Estimate(0, 0, 0, new Interval(0, 1));

  /** {@return the accuracy on those questions that are meant} */
  static Estimate of(List<Evaluated> seeds, String scoring, Predicate<Verdict> meant) {
    List<Double> accuracies = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    boolean same = sameQuestions(seeds);
    for (Evaluated seed : seeds) {
      List<Verdict> verdicts = seed.verdicts(scoring).stream().filter(meant).toList();
      if (verdicts.isEmpty()) {
        continue;
      }
      long correct = verdicts.stream().filter(Verdict::correct).count();
      accuracies.add((double) correct / verdicts.size());
      verdicts.forEach(
          verdict -> asked.add(same ? verdict.id() : seed.seed() + " " + verdict.id()));
    }
    return accuracies.isEmpty() ? NONE : of(accuracies, asked.size());
  }

  static Estimate of(List<Double> accuracies, int questions) {
    Replicates seeds = new Replicates(accuracies);
    double mean = seeds.mean();
    Interval wilson = new Accuracy((int) Math.round(mean * questions), questions).wilson95();
    double half = accuracies.size() < 2 ? 0 : seeds.halfWidth95();
    return new Estimate(
        accuracies.size(),
        questions,
        mean,
        new Interval(
            Math.max(0, Math.min(wilson.low(), mean - half)),
            Math.min(1, Math.max(wilson.high(), mean + half))));
  }

  static boolean sameQuestions(List<Evaluated> seeds) {
    return seeds.stream().map(Evaluated::questions).distinct().count() == 1;
  }
}
