package org.javoke.lab.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.local.SearchFigures;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.Plan.PlannedArm;

/**
 * What the tree searches of an arm came to and took.
 *
 * @param searches of all seeds and rounds
 * @param sum of all of them
 */
public record SearchFinding(String arm, String title, int searches, SearchFigures sum) {

  /** {@return one for each arm whose own steps search} */
  static List<SearchFinding> read(Plan plan) {
    List<SearchFinding> found = new ArrayList<>();
    for (PlannedArm arm : plan.arms()) {
      List<SearchFigures> all =
          plan.jobs().stream()
              .filter(job -> job.arm().equals(arm.name()))
              .flatMap(job -> figures(job).stream())
              .toList();
      if (!all.isEmpty()) {
        found.add(
            new SearchFinding(
                arm.name(),
                arm.title(),
                all.size(),
                all.stream().reduce(SearchFigures::plus).orElseThrow()));
      }
    }
    return found;
  }

  private static List<SearchFigures> figures(Job job) {
    List<SearchFigures> figures = new ArrayList<>();
    for (StepFolder folder : StepFolder.of(job)) {
      Path search = folder.search();
      if (Files.exists(search.resolve(SearchFigures.FILE))) {
        figures.add(SearchFigures.read(search));
      }
    }
    return figures;
  }
}
