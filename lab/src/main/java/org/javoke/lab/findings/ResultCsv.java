package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.lab.findings.ArmFinding.Count;
import org.javoke.score.statistics.Accuracy;
import org.javoke.score.statistics.Interval;

/**
 * {@code study.csv}: a row for each arm, seed, test, scoring and category, with Wilson's 95%
 * interval; the category {@code total} is all of them.
 */
final class ResultCsv {

  private static final List<String> HEADER =
      List.of(
          "study",
          "scale",
          "arm",
          "x",
          "seed",
          "test",
          "scoring",
          "category",
          "n",
          "correct",
          "accuracy",
          "low",
          "high");

  private ResultCsv() {}

  static String of(Findings findings) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (ArmFinding arm : findings.arms()) {
      if (arm.chosen().isEmpty()) {
        arm.tests()
            .forEach((test, found) ->
                found
                    .scorings()
                    .forEach((scoring, scored) ->
                        scored
                            .seeds()
                            .forEach((seed, counts) ->
                                add(
                                    rows,
                                    findings,
                                    arm,
                                    List.of(seed + "", test, scoring),
                                    counts))));
      }
    }
    return rows.stream()
        .map(row -> row.stream().map(ResultCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void add(
      List<List<String>> rows,
      Findings findings,
      ArmFinding arm,
      List<String> which,
      Map<String, Count> counts) {
    counts.forEach((category, count) -> {
      Accuracy accuracy = new Accuracy(count.correct(), count.total());
      Interval interval = accuracy.wilson95();
      List<String> row =
          new ArrayList<>(
              List.of(
                  findings.study().name(),
                  findings.plan().choice().scale(),
                  arm.name(),
                  arm.x() == null ? "" : String.valueOf(arm.x())));
      row.addAll(which);
      row.add(category.isEmpty() ? "total" : category);
      row.add(String.valueOf(count.total()));
      row.add(String.valueOf(count.correct()));
      row.add(share(accuracy.value()));
      row.add(share(interval.low()));
      row.add(share(interval.high()));
      rows.add(row);
    });
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  // RFC 4180.
  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
