package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Status;
import org.javoke.score.Score;

/**
 * An evaluation of one arm with one seed.
 *
 * @param test what the arm calls it
 * @param verdicts by scoring: {@code bfcl}, {@code fair}
 * @param unscored samples without a verdict, which are in no figure
 * @param questions that were asked, as a hash: equal ones are the same questions
 * @param javoke the version that judged
 */
record Evaluated(
    String arm,
    long seed,
    String test,
    Map<String, List<Verdict>> verdicts,
    int unscored,
    String questions,
    String javoke) {

  /** A question and whether its answer was right. */
  record Verdict(String id, String category, boolean correct) {}

  Evaluated {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  static Evaluated of(String arm, long seed, String test, SavedRun run) {
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    int unscored = 0;
    for (Sample sample : run.samples()) {
      unscored += sample.scored() ? 0 : 1;
      sample.scores().forEach((scoring, score) -> add(verdicts, scoring, sample, score));
    }
    return new Evaluated(
        arm,
        seed,
        test,
        verdicts,
        unscored,
        run.info().questionsSha256(),
        run.info().config().javoke());
  }

  private static void add(
      Map<String, List<Verdict>> verdicts, String scoring, Sample sample, Score score) {
    Status status = Status.of(score);
    if (status == Status.CORRECT || status == Status.WRONG) {
      verdicts
          .computeIfAbsent(scoring, _ -> new ArrayList<>())
          .add(new Verdict(sample.id(), sample.category(), status == Status.CORRECT));
    }
  }

  List<Verdict> verdicts(String scoring) {
    return verdicts.getOrDefault(scoring, List.of());
  }
}
