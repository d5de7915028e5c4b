package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.lab.findings.ArmFinding.Count;
import org.javoke.lab.findings.ArmFinding.Scored;
import org.javoke.lab.findings.ArmFinding.TestFinding;
import org.javoke.lab.findings.Evaluated.Verdict;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.PlannedArm;
import org.javoke.lab.study.Study;
import org.javoke.score.statistics.Holm;

/**
 * What came out of a study.
 *
 * @param arms in the study's order, groups at the end
 * @param searches what tree searches took, of the arms that have them
 * @param notes on what the figures of an arm are of, where that is not what its name says
 * @param lacking evaluations that are not there
 * @param versions of Javoke that judged
 */
public record Findings(
    Plan plan,
    List<ArmFinding> arms,
    List<ComparisonFinding> comparisons,
    List<SearchFinding> searches,
    List<String> notes,
    List<String> lacking,
    List<String> versions) {

  public Findings {
    arms = List.copyOf(arms);
    comparisons = List.copyOf(comparisons);
    searches = List.copyOf(searches);
    notes = List.copyOf(notes);
    lacking = List.copyOf(lacking);
    versions = List.copyOf(versions);
  }

  public Study study() {
    return plan.study();
  }

  /**
   * {@return what came out of the plan so far}
   *
   * @throws org.javoke.input.InputException if what lies there is broken
   */
  public static Findings read(Plan plan) {
    return of(plan, Evaluations.read(plan));
  }

  static Findings of(Plan plan, Evaluations evaluations) {
    Map<String, Map<String, List<Evaluated>>> byArm = new LinkedHashMap<>();
    for (Evaluated one : evaluations.all()) {
      byArm
          .computeIfAbsent(one.arm(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(one.test(), _ -> new ArrayList<>())
          .add(one);
    }
    List<ArmFinding> arms = new ArrayList<>();
    for (PlannedArm arm : plan.arms()) {
      arms.add(arm(arm.name(), arm, "", byArm.getOrDefault(arm.name(), Map.of())));
    }
    Best.of(plan, arms)
        .forEach((group, best) -> {
          Map<String, List<Evaluated>> its = byArm.getOrDefault(best.name(), Map.of());
          byArm.put(group, its);
          arms.add(arm(group, best, best.name(), its));
        });
    List<String> versions =
        evaluations.all().stream().map(Evaluated::javoke).distinct().sorted().toList();
    return new Findings(
        plan,
        arms,
        adjusted(Comparing.all(plan, byArm)),
        SearchFinding.read(plan),
        Unlearned.read(plan),
        evaluations.lacking(),
        versions);
  }

  private static List<ComparisonFinding> adjusted(List<ComparisonFinding> found) {
    List<Double> values = Holm.adjusted(found.stream().map(one -> one.total().p()).toList());
    List<ComparisonFinding> adjusted = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      adjusted.add(found.get(i).withAdjusted(values.get(i)));
    }
    return adjusted;
  }

  private static ArmFinding arm(
      String name, PlannedArm arm, String chosen, Map<String, List<Evaluated>> tests) {
    Map<String, TestFinding> found = new LinkedHashMap<>();
    tests.forEach((test, seeds) -> {
      Map<String, Scored> scorings = new LinkedHashMap<>();
      Set<String> names = new LinkedHashSet<>();
      seeds.forEach(seed -> names.addAll(seed.verdicts().keySet()));
      names.forEach(scoring -> scorings.put(scoring, scored(seeds, scoring)));
      found.put(
          test, new TestFinding(scorings, seeds.stream().mapToInt(Evaluated::unscored).sum()));
    });
    String title = chosen.isEmpty() ? arm.title() : "%s (best: %s)".formatted(name, arm.title());
    return new ArmFinding(name, title, chosen, arm.x(), arm.line(), found);
  }

  private static Scored scored(List<Evaluated> seeds, String scoring) {
    Map<String, Estimate> categories = new LinkedHashMap<>();
    Comparing.categories(seeds, scoring)
        .forEach(category ->
            categories.put(
                category,
                Estimate.of(seeds, scoring, verdict -> verdict.category().equals(category))));
    Map<Long, Map<String, Count>> bySeed = new LinkedHashMap<>();
    seeds.forEach(seed -> bySeed.put(seed.seed(), counts(seed.verdicts(scoring))));
    return new Scored(Estimate.of(seeds, scoring, _ -> true), categories, bySeed);
  }

  private static Map<String, Count> counts(List<Verdict> verdicts) {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      Count one = new Count(verdict.correct() ? 1 : 0, 1);
      counts.merge(verdict.category(), one, Findings::sum);
      counts.merge("", one, Findings::sum);
    }
    return counts;
  }

  private static Count sum(Count a, Count b) {
    return new Count(a.correct() + b.correct(), a.total() + b.total());
  }

  /** {@return the tests' names, in the order of the arms} */
  public List<String> tests() {
    return arms.stream().flatMap(arm -> arm.tests().keySet().stream()).distinct().toList();
  }

  /** {@return the categories of the study's scoring, in the order in which they come} */
  public List<String> categories() {
    return arms.stream()
        .flatMap(arm -> arm.tests().values().stream())
        .flatMap(test -> test.scored(study().scoring()).categories().keySet().stream())
        .distinct()
        .toList();
  }
}
