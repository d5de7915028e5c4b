package org.javoke.lab.findings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.PlannedArm;

/** The best arm of each group, by a test that is for choosing and not for reporting. */
final class Best {

  private Best() {}

  /** {@return the best arm by its group; of equals the first} */
  static Map<String, PlannedArm> of(Plan plan, List<ArmFinding> arms) {
    String test = plan.study().chooseBy();
    Map<String, Double> accuracies = new LinkedHashMap<>();
    for (ArmFinding arm : arms) {
      if (arm.tests().containsKey(test)) {
        accuracies.put(
            arm.name(), arm.tests().get(test).scored(plan.study().scoring()).total().accuracy());
      }
    }
    Map<String, PlannedArm> best = new LinkedHashMap<>();
    Map<String, Double> most = new HashMap<>();
    for (PlannedArm arm : plan.arms()) {
      Double accuracy = accuracies.get(arm.name());
      if (arm.group().isEmpty() || accuracy == null) {
        continue;
      }
      if (accuracy > most.getOrDefault(arm.group(), -1.0)) {
        most.put(arm.group(), accuracy);
        best.put(arm.group(), arm);
      }
    }
    return best;
  }
}
