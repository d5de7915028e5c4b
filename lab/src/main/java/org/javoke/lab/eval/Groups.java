package org.javoke.lab.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.bfcl.BfclCategory;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.score.aggregate.V3Scores;
import org.javoke.score.aggregate.V4Scores;
import org.javoke.score.statistics.Accuracy;

/** The leaderboards' group scores of a BFCL run. */
final class Groups {

  private static final String BFCL = "bfcl";

  private Groups() {}

  /** {@return the group scores by leaderboard; none for another benchmark} */
  static Map<String, List<GroupScore>> of(RunConfig config, Map<String, Tally> categories) {
    Map<String, List<GroupScore>> groups = new LinkedHashMap<>();
    if (config.benchmark().startsWith(BFCL)) {
      Map<String, Accuracy> scored =
          categories.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> accuracy(entry.getValue())));
      groups.put("v4", marked(V4Scores.of(scored).groups(), config.selection(), categories));
      groups.put("v3", marked(V3Scores.of(scored).groups(), config.selection(), categories));
    }
    return groups;
  }

  private static Accuracy accuracy(Tally tally) {
    return new Accuracy(tally.correct(), tally.correct() + tally.wrong());
  }

  private static List<GroupScore> marked(
      List<org.javoke.score.aggregate.GroupScore> groups,
      Selection selection,
      Map<String, Tally> categories) {
    return groups.stream()
        .map(group ->
            new GroupScore(
                group.name(),
                group.accuracy(),
                group.categories().stream()
                    .filter(category ->
                        !whole(category, categories.getOrDefault(category, Tally.NONE), selection))
                    .toList()))
        .toList();
  }

  // A category of version 3 may have fewer questions than version 4's: only a choice of some
  // questions makes the number matter.
  private static boolean whole(String category, Tally tally, Selection selection) {
    boolean all = selection.ids().isEmpty() && selection.limit().isEmpty();
    int size = BfclCategory.labelled(category).map(BfclCategory::size).orElse(0);
    return tally.count() > 0 && tally.unscored() == 0 && (all || tally.count() >= size);
  }
}
