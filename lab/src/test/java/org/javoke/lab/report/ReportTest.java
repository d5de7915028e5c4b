package org.javoke.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;
import org.javoke.lab.run.Examples;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path folder;

  @Test
  void writesTheSameBytesForTheSameRuns() {
    assertThat(Report.html(List.of(Runs.whole("a"), Runs.whole("b"))))
        .isEqualTo(Report.html(List.of(Runs.whole("a"), Runs.whole("b"))));
  }

  @Test
  void replacesTheFileAndLeavesNothingBeside() throws Exception {
    Path out = folder.resolve("report.html");
    Files.writeString(out, "old");
    Report.write(List.of(Runs.whole("a")), out);
    assertThat(out).content().startsWith("<!doctype html>").endsWith("</html>\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path out = folder.resolve("no folder").resolve("report.html");
    assertThatThrownBy(() -> Report.write(List.of(Runs.whole("a")), out))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(out.toString());
  }

  @Test
  void needsARun() {
    assertThatThrownBy(() -> Report.html(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one run");
  }

  @Test
  void saysThatARunIsUnfinished() throws Exception {
    List<Question> questions = Examples.questions("simple_python", 3);
    String id = questions.getFirst().id();
    ReportedRun run =
        Runs.reported("half", questions, List.of(Examples.correct(id, "simple_python")));
    String html = Report.html(List.of(run));
    assertThat(Json.write(Blocks.run(html, 0))).contains("Unfinished: 1 of 3 samples are there.");
    assertThat(Blocks.list(Blocks.samples(html), "runs"))
        .singleElement()
        .satisfies(samples ->
            assertThat(((Value.Items) samples).values())
                .hasSize(3)
                .endsWith(Value.NULL, Value.NULL));
  }

  @Test
  void showsARunWithoutSamples() throws Exception {
    ReportedRun none = Runs.reported("none", Examples.questions("simple_python", 2), List.of());
    String html = Report.html(List.of(none));
    assertThat(Json.write(Blocks.run(html, 0))).contains("Unfinished: 0 of 2");
    assertThat(Blocks.list(Blocks.samples(html), "questions")).hasSize(2);
  }

  @Test
  void showsARunWithoutQuestions() throws Exception {
    String html = Report.html(List.of(Runs.reported("empty", List.of(), List.of())));
    assertThat(Blocks.list(Blocks.samples(html), "questions")).isEmpty();
  }

  @Test
  void putsRunsOfDifferentBenchmarksSideBySide() throws Exception {
    List<Question> first = List.of(Runs.question("q0", "one", "Here?", "Weather."));
    List<Question> second =
        List.of(Runs.question("q0", "two", "There?", "Weather."), first.getFirst());
    ReportedRun one = Runs.reported("a", first, List.of(Examples.correct("q0", "one")));
    ReportedRun two = Runs.reported("b", second, List.of());
    Value.Fields block = Blocks.samples(Report.html(List.of(one, two)));
    assertThat(Blocks.list(block, "questions"))
        .extracting(question -> ((Value.Fields) question).at("key"))
        .as("questions that differ under one id stay apart, equal ones come together")
        .containsExactly(Value.of("q0"), Value.of("q0~2"));
    assertThat(Blocks.list(block, "tools")).as("equal tools come together").hasSize(1);
  }

  @Test
  void tellsRunsOfEqualNameApart() throws Exception {
    String html = Report.html(List.of(Runs.whole("a"), Runs.whole("a"), Runs.whole("b")));
    assertThat(Blocks.list(Blocks.overview(html), "runs"))
        .extracting(run -> ((Value.Fields) run).at("name"))
        .containsExactly(Value.of("a"), Value.of("a (2)"), Value.of("b"));
  }

  @Test
  void carriesFiguresIntervalsAndConfiguration() throws Exception {
    String run = Json.write(Blocks.run(Report.html(List.of(Runs.whole("a"))), 0));
    assertThat(run)
        .contains("\"count\":120", "\"unscored\":1", "\"low\":0.", "\"categories\":[{")
        .contains("[\"temperature\",\"0.001\"]", "[\"Javoke\",\"0.1.0\"]", "[\"java\",\"25\"]")
        .contains("[\"data a.json, SHA-256\",\"11\"]");
  }

  @Test
  void setsPublishedFiguresBesideBfclRunsWithTheirDate() throws Exception {
    Value.Fields overview = Blocks.overview(Report.html(List.of(Runs.whole("a"))));

    Value.Fields published = (Value.Fields) Objects.requireNonNull(overview.at("published"));
    assertThat(published.at("date")).isEqualTo(Value.of("2024-10-21"));
    assertThat(Blocks.list(published, "rows"))
        .hasSize(27)
        .allSatisfy(row -> assertThat(((Value.Items) row).values()).hasSize(9));
  }
}
