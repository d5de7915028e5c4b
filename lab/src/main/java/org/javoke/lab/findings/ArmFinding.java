package org.javoke.lab.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an arm.
 *
 * @param name in the study; of a group of which only the best counts, the group's
 * @param chosen the arm that was the best of the group; empty where it is no group
 * @param x its place on the study's axis; null without
 * @param line of a plot that it belongs to
 * @param tests by what the arm calls them
 */
public record ArmFinding(
    String name,
    String title,
    String chosen,
    @Nullable Double x,
    String line,
    Map<String, TestFinding> tests) {

  public ArmFinding {
    tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
  }

  /**
   * What came out of a test.
   *
   * @param scorings by their name: {@code bfcl}, {@code fair}
   * @param unscored samples without a verdict
   */
  public record TestFinding(Map<String, Scored> scorings, int unscored) {
    public TestFinding {
      scorings = Collections.unmodifiableMap(new LinkedHashMap<>(scorings));
    }

    /** {@return the figures of the scoring; nothing where there are none} */
    public Scored scored(String scoring) {
      return scorings.getOrDefault(scoring, Scored.NONE);
    }
  }

  /**
   * Figures of one scoring.
   *
   * @param seeds what each seed got right, by seed and by category; the empty category is all
   */
  public record Scored(
      Estimate total, Map<String, Estimate> categories, Map<Long, Map<String, Count>> seeds) {
    static final Scored NONE = new Scored(Estimate.NONE, Map.of(), Map.of());

    public Scored {
      categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
      seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
    }
  }

  /** Right ones of those scored. */
  public record Count(int correct, int total) {}
}
