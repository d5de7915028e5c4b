package org.javoke.lab.eval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.javoke.benchmark.Question;
import org.javoke.lab.run.OpenRun;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Session;
import org.javoke.lab.run.Summary;

/**
 * What a workflow did, to be told at its end.
 *
 * @param run as it lies on disk now
 * @param asked how many questions were asked, or replies judged, this time
 * @param kept how many samples were there before
 * @param took from start to summary
 */
public record Outline(Summary summary, SavedRun run, int asked, int kept, Duration took) {

  /** Ends a run: tidy samples, figures on disk. */
  static Outline finish(
      OpenRun run,
      RunConfig config,
      List<Question> questions,
      int asked,
      Session session,
      Clock clock) {
    Summariser summariser = new Summariser(config, questions);
    Instant end = clock.instant();
    run.finish(end);
    SavedRun saved = run.saved();
    saved.samples().forEach(summariser::add);
    Summary summary = summariser.summary();
    run.write(summary);
    return new Outline(
        summary, saved, asked, questions.size() - asked, Duration.between(session.started(), end));
  }
}
