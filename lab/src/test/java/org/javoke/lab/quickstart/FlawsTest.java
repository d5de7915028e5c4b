package org.javoke.lab.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.javoke.data.CanonicalForm;
import org.javoke.data.convert.LineFile;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.lint.Rule;
import org.javoke.data.practice.PracticeExamples;
import org.javoke.data.practice.PracticeSettings;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlawsTest {

  @TempDir private Path folder;

  private Path practice(int count) {
    Path file = folder.resolve("good.jsonl");
    PracticeExamples examples = new PracticeExamples(PracticeSettings.seeded(5));
    try (LineFile out = LineFile.create(file)) {
      for (int i = 0; i < count; i++) {
        out.add(CanonicalForm.write(examples.example(i)));
      }
      out.complete();
    }
    return file;
  }

  private static LintSummary lint(Path file) {
    LintSummary summary = new LintSummary();
    try (ExampleFile examples = ExampleFile.open(file, DataFormats.of(DataFormats.AUTO, file))) {
      Linter.ofSamples().look(examples, summary::add);
    }
    return summary;
  }

  @Test
  void theLinterFindsEachFlawThatWasPutInAndNoOther() {
    Path good = practice(30);
    Path flawed = folder.resolve("flawed.jsonl");
    assertThat(lint(good).withErrors()).isZero();
    Map<Flaw, Integer> put = Flaws.copy(good, flawed);
    assertThat(put).containsOnlyKeys(Flaws.SHOWN.toArray(Flaw[]::new));
    LintSummary found = lint(flawed);
    assertThat(found.rules())
        .containsKeys(
            Rule.ARGUMENTS_AS_TEXT, Rule.NULL_PADDING, Rule.TAG_UNBALANCED, Rule.CALL_UNKNOWN_TOOL);
    // Arguments that are a text are a warning; the other three are errors.
    assertThat(found.withErrors())
        .isEqualTo(
            put.values().stream().mapToInt(count -> count).sum()
                - put.getOrDefault(Flaw.ARGUMENTS_AS_TEXT, 0));
    assertThat(found.records()).isEqualTo(30);
  }

  @Test
  void theSameSamplesGetTheSameFlaws() {
    Path good = practice(12);
    Path one = folder.resolve("one.jsonl");
    Path other = folder.resolve("other.jsonl");
    assertThat(Flaws.copy(good, one)).isEqualTo(Flaws.copy(good, other));
    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void whatEndsWithoutACallStaysAsItIs() throws Exception {
    Path talk = folder.resolve("talk.jsonl");
    Files.writeString(
        talk,
        """
        {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"tools":[]}
        """);
    Path copy = folder.resolve("copy.jsonl");
    assertThat(Flaws.copy(talk, copy)).isEmpty();
    assertThat(lint(copy).records()).isEqualTo(1);
  }

  @Test
  void flawsByChanceComeAtTheirRates() {
    Path good = practice(200);
    Path flawed = folder.resolve("flawed.jsonl");
    Map<Flaw, Double> rates = Map.of(Flaw.EMPTY_TAG, 0.25);
    int put = Flaws.copy(good, flawed, rates, 7, false).getOrDefault(Flaw.EMPTY_TAG, 0);
    // Of 200 samples about 160 call; a quarter is 40, with a standard deviation of 5.5.
    assertThat(put).isBetween(20, 60);
    assertThat(lint(flawed).rules()).containsKey(Rule.TAG_EMPTY);
    assertThat(Flaws.copy(good, flawed, rates, 7, false)).containsEntry(Flaw.EMPTY_TAG, put);
    assertThat(Flaws.copy(good, flawed, Map.of(Flaw.SELF_CLOSED_TAG, 1.0), 1, false))
        .containsOnlyKeys(Flaw.SELF_CLOSED_TAG);
    assertThat(lint(flawed).withErrors()).isPositive();
  }

  @Test
  void allCallsCanBeTagsBesideTheFlaws() throws Exception {
    Path good = practice(40);
    Path flawed = folder.resolve("flawed.jsonl");
    Path tags = folder.resolve("tags.jsonl");
    Map<Flaw, Double> rates = Map.of(Flaw.EMPTY_TAG, 0.2);
    Map<Flaw, Integer> put = Flaws.copy(good, flawed, rates, 7, false);
    assertThat(Flaws.copy(good, tags, rates, 7, true)).isEqualTo(put);
    assertThat(Files.readString(flawed)).contains("\"tool_calls\"");
    assertThat(Files.readString(tags))
        .doesNotContain("\"tool_calls\"")
        .contains("<tool_call></tool_call>", "<tool_call>\\n{\\\"name\\\":");
    assertThat(Files.readAllLines(tags)).hasSize(40);
  }
}
