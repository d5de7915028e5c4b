package org.javoke.lab.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A study, as its file has it: variables stand as they are.
 *
 * @param name the file's, without its ending
 * @param question that it is to answer
 * @param scoring that its tables and tests are of: {@code bfcl} or {@code fair}
 * @param chooseBy the test by whose accuracy the best arm of a group is taken; empty without groups
 * @param axis what the arms' {@code x} are; empty without
 * @param values of variables, in every scale; a scale's own count more
 * @param data the steps that make what all arms share
 * @param text the whole file
 */
public record Study(
    String name,
    String title,
    String question,
    String scoring,
    String chooseBy,
    String axis,
    Map<String, List<String>> values,
    Map<String, Scale> scales,
    List<Step> data,
    List<LeakRule> leaks,
    Map<String, Arm> arms,
    List<Pair> comparisons,
    Published published,
    String text) {

  public Study {
    values = ordered(values);
    scales = ordered(scales);
    data = List.copyOf(data);
    leaks = List.copyOf(leaks);
    arms = ordered(arms);
    comparisons = List.copyOf(comparisons);
  }

  /** {@return the groups of arms of which only the best counts} */
  public Set<String> groups() {
    Set<String> groups = new LinkedHashSet<>();
    arms.values().stream().map(Arm::group).filter(name -> !name.isEmpty()).forEach(groups::add);
    return groups;
  }

  /**
   * How big.
   *
   * @param minutes it takes with all arms and seeds on the machine that it is meant for; 0: not
   *     known
   * @param seconds that one seed of an arm, or {@code data}, took there, by the arm's name; of an
   *     arm with {@code each} those of one item on the average
   * @param memory that it takes at most, in MiB; 0: not known
   * @param on which machine that is
   */
  public record Scale(
      String name,
      List<Long> seeds,
      int minutes,
      Map<String, Integer> seconds,
      int memory,
      String on,
      Map<String, List<String>> values,
      List<Need> needs) {
    public Scale {
      seeds = List.copyOf(seeds);
      seconds = ordered(seconds);
      values = ordered(values);
      needs = List.copyOf(needs);
    }
  }

  /**
   * What a person has to fetch.
   *
   * @param path with variables
   * @param get where from, in words
   */
  public record Need(String path, String get, int line) {}

  /**
   * A command line of javoke.
   *
   * @param scale in which it is; empty: in all
   * @param words the verb and what follows it
   */
  public record Step(String scale, List<String> words, int line) {
    public Step {
      words = List.copyOf(words);
    }

    boolean isIn(String name) {
      return scale.isEmpty() || scale.equals(name);
    }
  }

  /**
   * What must not stand in training.
   *
   * @param tools whether no tool of the test may; otherwise no question may
   * @param train files, with variables
   * @param test files, with variables
   */
  public record LeakRule(
      boolean tools, String scale, List<String> train, List<String> test, int line) {
    public LeakRule {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }

    boolean isIn(String name) {
      return scale.isEmpty() || scale.equals(name);
    }
  }

  /**
   * An arm, or several that differ in one value.
   *
   * @param each the value of which each item makes an arm; empty: it is one
   * @param x its place on the axis, with variables; empty: none
   * @param line of a plot that it belongs to
   * @param group of which the best counts; empty: it counts by itself
   * @param only the scales that it is in; empty: all
   * @param runs evaluations that its steps, or another arm's, leave; those of steps eval and score
   *     need not be named
   */
  public record Arm(
      String name,
      String title,
      String each,
      String x,
      String line,
      String group,
      Set<String> only,
      List<Step> steps,
      List<Run> runs,
      int at) {
    public Arm {
      only = Set.copyOf(only);
      steps = List.copyOf(steps);
      runs = List.copyOf(runs);
    }

    /** {@return its steps at the scale} */
    List<Step> steps(String scale) {
      return steps.stream().filter(step -> step.isIn(scale)).toList();
    }

    /** {@return its runs at the scale} */
    List<Run> runs(String scale) {
      return runs.stream().filter(run -> run.isIn(scale)).toList();
    }

    boolean isIn(String scale) {
      return only.isEmpty() || only.contains(scale);
    }
  }

  /**
   * An evaluation that some step leaves.
   *
   * @param scale in which it is; empty: in all
   * @param folder with variables
   */
  public record Run(String scale, String test, String folder) {
    boolean isIn(String name) {
      return scale.isEmpty() || scale.equals(name);
    }
  }

  /**
   * Two arms to be held against each other.
   *
   * @param test that they are compared on; empty: every one that both have
   * @param scorings of the two; empty: the study's
   */
  public record Pair(String first, String second, String test, List<String> scorings, int line) {
    public Pair {
      scorings = List.copyOf(scorings);
    }
  }

  /** What others found. */
  public record Published(String source, List<Figure> figures) {
    public static final Published NONE = new Published("", List.of());

    public Published {
      figures = List.copyOf(figures);
    }

    /** {@return what they found of the arm and test} */
    public Optional<Figure> of(String arm, String test) {
      return figures.stream()
          .filter(figure -> figure.arm().equals(arm) && figure.test().equals(test))
          .findFirst();
    }
  }

  /**
   * A published figure.
   *
   * @param test empty: the one that there is
   * @param accuracy in percent
   */
  public record Figure(String arm, String test, double accuracy, int line) {}

  /** {@return all steps, the shared ones first} */
  Stream<Step> steps() {
    return Stream.concat(
        data.stream(), arms.values().stream().flatMap(arm -> arm.steps().stream()));
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
