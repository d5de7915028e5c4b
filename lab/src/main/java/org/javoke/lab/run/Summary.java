package org.javoke.lab.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.benchmark.Mode;
import org.javoke.score.CallOverlap;
import org.javoke.score.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run. It depends on the verdicts alone, not on time or order.
 *
 * @param modes by scoring mode: {@code bfcl}, {@code fair}
 * @param differing how the modes' verdicts differ
 * @param scaffolds by scaffold, as the user named them
 * @param overlap names and arguments of calls, expected and made, by category; empty where the
 *     benchmark does not report them
 * @param grades of answers that are neither right nor wrong, by category; empty where there are
 *     none
 * @param disputed ids of the questions met whose listed answers are themselves in doubt
 */
public record Summary(
    String model,
    String benchmark,
    Mode mode,
    int questions,
    Map<String, ModeSummary> modes,
    Differing differing,
    Map<String, ScaffoldSummary> scaffolds,
    Map<String, CallOverlap> overlap,
    Map<String, Grades> grades,
    List<String> disputed) {

  public Summary {
    overlap = ordered(overlap);
    grades = ordered(grades);
    modes = ordered(modes);
    scaffolds = ordered(scaffolds);
    disputed = List.copyOf(disputed);
  }

  /** {@return the scoring mode's figures; empty ones where it has none} */
  public ModeSummary mode(String name) {
    return modes.getOrDefault(name, ModeSummary.NONE);
  }

  /**
   * One scoring mode.
   *
   * @param categories in the benchmark's order
   * @param groups the leaderboard's group scores by leaderboard: {@code v3}, {@code v4}; empty for
   *     other benchmarks
   */
  public record ModeSummary(
      Tally total, Map<String, Tally> categories, Map<String, List<GroupScore>> groups) {
    public static final ModeSummary NONE = new ModeSummary(Tally.NONE, Map.of(), Map.of());

    public ModeSummary {
      categories = ordered(categories);
      groups = ordered(groups);
    }

    /** {@return the category's figures; zeros where it was not run} */
    public Tally tally(String category) {
      return categories.getOrDefault(category, Tally.NONE);
    }
  }

  /**
   * How many samples came out how.
   *
   * @param kinds how many of the wrong ones made which mistake
   * @param interval Wilson's 95% interval of the accuracy; null where nothing was scored
   */
  public record Tally(
      int correct,
      int wrong,
      int unscored,
      Map<Mistake, Integer> kinds,
      @Nullable Interval interval) {
    public static final Tally NONE = new Tally(0, 0, 0, Map.of(), null);

    public Tally {
      Map<Mistake, Integer> copy = new EnumMap<>(Mistake.class);
      copy.putAll(kinds);
      kinds = Collections.unmodifiableMap(copy);
    }

    /** {@return all samples, unscored ones included} */
    public int count() {
      return correct + wrong + unscored;
    }

    /** {@return the share of correct ones among those scored; empty where nothing was scored} */
    public OptionalDouble accuracy() {
      int scored = correct + wrong;
      return scored == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) correct / scored);
    }
  }

  /**
   * The grades of a category.
   *
   * @param measure what was measured: {@code rouge_l}
   * @param graded how many samples have a grade
   * @param mean of the grades, from 0 to 1; empty where there are none
   */
  public record Grades(String measure, int graded, int unscored, OptionalDouble mean) {}

  /** A closed interval of shares, 0 to 1. */
  public record Interval(double low, double high) {}

  /**
   * A leaderboard's score of several categories.
   *
   * @param score from 0 to 1, as the leaderboard computes it: a category that was not run counts 0
   * @param missing the categories that were not run, or not in full, or have unscored samples
   */
  public record GroupScore(String name, double score, List<String> missing) {
    public GroupScore {
      missing = List.copyOf(missing);
    }

    /** {@return whether anything is missing, so that it is not to be set beside a whole one} */
    public boolean partial() {
      return !missing.isEmpty();
    }
  }

  /**
   * On how many samples the two modes disagree.
   *
   * @param correctInFairOnly wrong in {@code bfcl}
   * @param correctInBfclOnly wrong in {@code fair}
   */
  public record Differing(int correctInFairOnly, int correctInBfclOnly) {}

  /**
   * What a scaffold did.
   *
   * @param changed how many replies it changed
   * @param effects on the verdicts, by scoring mode
   */
  public record ScaffoldSummary(int changed, Map<String, VerdictChanges> effects) {
    public ScaffoldSummary {
      effects = ordered(effects);
    }
  }

  /**
   * Verdicts that a scaffold turned.
   *
   * @param improved wrong without it, correct with it
   * @param worsened correct without it, wrong with it
   */
  public record VerdictChanges(int improved, int worsened) {}

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
