package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.lab.findings.Difference.Side;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.PlannedArm;
import org.javoke.lab.study.Study.Pair;

/** The comparisons that a study names. */
final class Comparing {

  private final Plan plan;
  private final Map<String, Map<String, List<Evaluated>>> byArm;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<ComparisonFinding> found = new ArrayList<>();

  private Comparing(Plan plan, Map<String, Map<String, List<Evaluated>>> byArm) {
    this.plan = plan;
    this.byArm = byArm;
  }

  /** {@return all of them, p-values as they are} */
  static List<ComparisonFinding> all(Plan plan, Map<String, Map<String, List<Evaluated>>> byArm) {
    Comparing comparing = new Comparing(plan, byArm);
    for (Pair pair : plan.study().comparisons()) {
      for (String first : comparing.meant(pair.first())) {
        for (String second : comparing.meant(pair.second())) {
          comparing.compare(pair, first, second);
        }
      }
    }
    return comparing.found;
  }

  static Set<String> categories(List<Evaluated> seeds, String scoring) {
    Set<String> categories = new LinkedHashSet<>();
    seeds.forEach(
        seed -> seed.verdicts(scoring).forEach(verdict -> categories.add(verdict.category())));
    return categories;
  }

  // An arm with 'each' stands for all that it made.
  private List<String> meant(String name) {
    List<String> made =
        plan.arms().stream()
            .filter(arm -> arm.template().equals(name))
            .map(PlannedArm::name)
            .toList();
    return made.isEmpty() ? List.of(name) : made;
  }

  private void compare(Pair pair, String first, String second) {
    String usual = plan.study().scoring();
    String firstScoring = pair.scorings().isEmpty() ? usual : pair.scorings().getFirst();
    String secondScoring = pair.scorings().isEmpty() ? usual : pair.scorings().getLast();
    boolean itself = first.equals(second);
    if (itself == firstScoring.equals(secondScoring)) {
      return;
    }
    Map<String, List<Evaluated>> firsts = byArm.getOrDefault(first, Map.of());
    Map<String, List<Evaluated>> seconds = byArm.getOrDefault(second, Map.of());
    for (String test : firsts.keySet()) {
      boolean wanted =
          pair.test().isEmpty() ? !test.equals(plan.study().chooseBy()) : pair.test().equals(test);
      // Of two arms with 'each' every pair counts once, whichever is named first.
      Set<String> both =
          new java.util.TreeSet<>(List.of(first + firstScoring, second + secondScoring));
      if (wanted && seconds.containsKey(test) && seen.add(test + "\n" + both)) {
        found.add(
            finding(
                first,
                second,
                test,
                new Side(firsts.get(test), firstScoring),
                new Side(seconds.get(test), secondScoring)));
      }
    }
  }

  private static ComparisonFinding finding(
      String first, String second, String test, Side one, Side other) {
    Map<String, Difference> categories = new LinkedHashMap<>();
    for (String category : categories(one.seeds(), one.scoring())) {
      categories.put(
          category, Difference.between(one, other, verdict -> verdict.category().equals(category)));
    }
    Difference total = Difference.between(one, other, _ -> true);
    return new ComparisonFinding(
        first, second, test, one.scoring(), other.scoring(), total, categories, total.p());
  }
}
