package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.javoke.benchmark.Selection;
import org.javoke.lab.eval.Fakes.ScriptedPolicy;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.score.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradePairsTest {

  @TempDir Path folder;

  @Test
  void meansAreOfWhatBothRunsHaveAGradeOf() throws InterruptedException {
    SavedRun run = run();
    List<Sample> samples = run.samples();
    SavedRun first = graded(run, 0.1, 0.2, 0.9);
    SavedRun second = graded(run, 0.4, 0.6);
    assertThat(samples.get(0).category())
        .isEqualTo(samples.get(1).category())
        .isEqualTo(samples.get(2).category());
    Map<String, GradePairs> pairs = GradePairs.of(first, second);
    assertThat(pairs).containsOnlyKeys(samples.getFirst().category());
    GradePairs only = Objects.requireNonNull(pairs.get(samples.getFirst().category()));
    // (0.1 + 0.2) / 2 and (0.4 + 0.6) / 2; the third has a verdict in the second run.
    assertThat(only.paired()).isEqualTo(2);
    assertThat(only.first()).isCloseTo(0.15, Offset.offset(1e-12));
    assertThat(only.second()).isCloseTo(0.5, Offset.offset(1e-12));
    assertThat(only.difference()).isCloseTo(0.35, Offset.offset(1e-12));
    assertThat(GradePairs.of(run, run)).isEmpty();
    assertThat(Tables.grades(Comparison.of(first, second)).rows()).hasSize(1);
    assertThat(ComparisonJson.write(Comparison.of(first, second)).at("grades"))
        .asString()
        .contains("first_mean");
  }

  /** The run with other scores of its first samples. */
  private static SavedRun graded(SavedRun run, double... grades) {
    List<Sample> samples = new ArrayList<>(run.samples());
    for (int i = 0; i < grades.length; i++) {
      Sample old = samples.get(i);
      samples.set(
          i,
          new Sample(
              old.id(),
              old.category(),
              old.reply(),
              old.calls(),
              Map.of("rouge_l", new Score.Graded(grades[i])),
              old.telemetry(),
              old.effects(),
              old.trace()));
    }
    return new SavedRun(run.folder(), run.info(), run.questions(), samples);
  }

  private SavedRun run() throws InterruptedException {
    new Evaluation(
            new TinyBenchmark(7),
            new ScriptedPolicy(_ -> Fakes.reply("right"), Duration.ZERO),
            Fakes.judge(),
            Fakes.CLOCK)
        .run(folder, Fakes.config("m", Selection.ALL), List.of(), Progress.NONE);
    return SavedRun.read(folder);
  }
}
