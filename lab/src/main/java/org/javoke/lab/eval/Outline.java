package org.javoke.lab.eval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.lab.run.OpenRun;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Session;
import org.javoke.lab.run.Summary;

/**
 * What a workflow did, to be told at its end.
 *
 * @param run as it lies on disk now
 * @param asked how many questions were asked, or replies judged, this time
 * @param kept how many samples were there before
 * @param reasons why samples have no verdict, and how many each keeps from one, the most first
 * @param took from start to summary
 */
public record Outline(
    Summary summary,
    SavedRun run,
    int asked,
    int kept,
    Map<String, Integer> reasons,
    Duration took) {

  public Outline {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /** {@return whether not one question has a verdict} */
  public boolean isEmpty() {
    return summary.questions() > 0
        && reasons.values().stream().mapToInt(Integer::intValue).sum() == summary.questions();
  }

  /**
   * Ends a run: tidy samples, figures on disk.
   *
   * @param held the samples that were added now, as far as they are still in memory
   */
  static Outline finish(
      OpenRun run,
      RunConfig config,
      List<Question> questions,
      int asked,
      List<Sample> held,
      Session session,
      Clock clock) {
    Summariser summariser = new Summariser(config, questions);
    Instant end = clock.instant();
    run.finish(end);
    Map<String, Integer> reasons = new HashMap<>();
    SavedRun saved = run.saved(held);
    for (Sample sample : saved.samples()) {
      summariser.add(sample);
      sample.reason().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
    }
    Summary summary = summariser.summary();
    run.write(summary);
    return new Outline(
        summary,
        saved,
        asked,
        questions.size() - asked,
        mostFirst(reasons),
        Duration.between(session.started(), end));
  }

  private static Map<String, Integer> mostFirst(Map<String, Integer> reasons) {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    reasons.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }
}
