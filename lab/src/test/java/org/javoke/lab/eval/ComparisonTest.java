package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.input.InputException;
import org.javoke.lab.eval.Comparison.ModeComparison;
import org.javoke.lab.eval.Fakes.ScriptedPolicy;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.RunInfo;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.table.TextTable;
import org.javoke.policy.Outcome;
import org.javoke.score.statistics.PairedComparison;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir Path folder;

  @Test
  void pairsWhatBothScored() throws InterruptedException {
    SavedRun first = run("a", Selection.ALL, Fakes::byNumber);
    SavedRun second =
        run(
            "b",
            Selection.ALL,
            id -> id.endsWith("_0") ? Fakes.reply("wrong") : Fakes.reply("right"));

    Comparison comparison = Comparison.of(first, second);
    ModeComparison bfcl = bfcl(comparison);

    // In each category of 7: 0 is lost, 1 and 2 stay right, 3 to 5 are gained, 6 had no verdict.
    assertThat(bfcl.total().pairs()).isEqualTo(new PairedComparison(4, 2, 6, 0));
    assertThat(bfcl.unpaired()).isEqualTo(2);
    assertThat(bfcl.categories().keySet()).containsExactly("simple_python", "live_simple");
    assertThat(bfcl.lost()).containsExactly("simple_python_0", "live_simple_0");
    assertThat(bfcl.gained()).hasSize(6).contains("live_simple_5").doesNotContain("live_simple_6");
    assertThat(bfcl.total().firstAccuracy()).isEqualTo(0.5);
    assertThat(bfcl.total().secondAccuracy()).isEqualTo(10 / 12.0);
    // p = 2 (C(8,0) + C(8,1) + C(8,2)) / 2^8 = 2 * 37 / 256
    assertThat(bfcl.total().p()).isCloseTo(74 / 256.0, Offset.offset(1e-9));
    assertThat(bfcl.total().interval().low()).isLessThan(4 / 12.0);
    assertThat(Comparison.of(first, second)).isEqualTo(comparison);
  }

  @Test
  void writesJsonAndATable() throws InterruptedException {
    SavedRun first = run("a", Selection.ALL, Fakes::byNumber);
    Comparison comparison = Comparison.of(first, first);

    assertThat(Json.write(ComparisonJson.write(comparison)))
        .contains("\"gained\":[],\"lost\":[]")
        .contains("\"difference\":0.0");
    assertThat(new TextTable(false, 120).draw(Tables.comparison(comparison, "bfcl")))
        .contains("category", "McNemar p", "simple_python", "total", "1.0000");
  }

  @Test
  void comparesWhatIsSharedWhereOneAskedMore() throws InterruptedException {
    SavedRun all = run("a", Selection.ALL, _ -> Fakes.reply("right"));
    SavedRun some = run("b", Selection.ALL.withLimit(3), _ -> Fakes.reply("wrong"));

    ModeComparison bfcl = bfcl(Comparison.of(all, some));

    assertThat(bfcl.total().pairs()).isEqualTo(new PairedComparison(0, 3, 0, 0));
    assertThat(bfcl.unpaired()).isEqualTo(11);
  }

  @Test
  void refusesRunsThatDoNotBelongTogether() throws InterruptedException {
    SavedRun first = run("a", Selection.ALL.withLimit(3), Fakes::byNumber);
    SavedRun elsewhere =
        run("b", Selection.ALL.withCategories(List.of("live_simple")), Fakes::byNumber);
    SavedRun other =
        new SavedRun(
            first.folder(), withBenchmark(first, "custom"), first.questions(), first.samples());
    SavedRun changed =
        new SavedRun(
            folder,
            first.info(),
            Examples.questions("simple_python", 3).stream()
                .map(q -> new Question(q.id(), List.of(), q.task()))
                .toList(),
            first.samples());

    assertThatThrownBy(() -> Comparison.of(first, elsewhere))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no question in common");
    assertThatThrownBy(() -> Comparison.of(first, other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("benchmark bfcl")
        .hasMessageContaining("one of custom");
    assertThatThrownBy(() -> Comparison.of(first, changed))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ask differently under the same id, 3 times")
        .hasMessageContaining("simple_python_0");
  }

  private static ModeComparison bfcl(Comparison comparison) {
    return Objects.requireNonNull(comparison.modes().get("bfcl"));
  }

  private static RunInfo withBenchmark(SavedRun run, String benchmark) {
    RunConfig old = run.info().config();
    RunConfig config =
        new RunConfig(
            old.workflow(),
            benchmark,
            old.model(),
            old.mode(),
            old.scaffolds(),
            old.sampling(),
            old.selection(),
            Map.of(),
            Map.of(),
            Map.of(),
            old.javoke());
    return new RunInfo(
        config, run.info().questionCount(), run.info().questionsSha256(), run.info().sessions());
  }

  private SavedRun run(String name, Selection selection, Function<String, Outcome> outcomes)
      throws InterruptedException {
    Path run = folder.resolve(name);
    new Evaluation(
            new TinyBenchmark(7),
            new ScriptedPolicy(outcomes, Duration.ZERO),
            Fakes.judge(),
            Fakes.CLOCK)
        .run(run, Fakes.config(name, selection), List.of(), Progress.NONE);
    return SavedRun.read(run);
  }
}
