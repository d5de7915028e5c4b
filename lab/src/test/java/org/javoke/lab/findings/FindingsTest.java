package org.javoke.lab.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.lab.findings.ComparisonFinding.Verdict;
import org.javoke.lab.study.Choice;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Planner;
import org.javoke.lab.study.StudyFolder;
import org.javoke.lab.study.StudyReader;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

  private static final String STUDY =
      """
      title: Does <b>it</b> help & how
      question: Is one better than another?
      choose-by: dev
      axis: size
      scales: {desk: {seeds: [1, 2, 3, 4]}}
      arms:
        base:
          title: base_1 | 50%
          x: 1
          steps: ["eval --out ${arm}/test"]
        good:
          x: 2
          steps: ["eval --out ${arm}/test"]
        same:
          steps: ["eval --out ${arm}/test"]
        slow:
          group: tuned
          steps: ["eval --out ${arm}/test"]
        fast:
          group: tuned
          steps: ["eval --out ${arm}/test"]
      comparisons:
        - {first: base, second: good}
        - {first: base, second: same}
        - {first: base, second: tuned}
        - {first: base, second: base, scorings: [bfcl, fair]}
      published:
        source: a paper
        figures: [{arm: good, test: test, accuracy: 58}]
      """;

  @TempDir private Path folder;

  private Plan plan() throws IOException {
    Path file = Files.writeString(folder.resolve("small.yaml"), STUDY);
    return Planner.plan(
        StudyReader.read(file),
        new Choice("desk", List.of(), List.of(), Map.of(), folder.resolve("out"), folder));
  }

  /** Answers of which about that share is right; each seed asks questions of its own. */
  private static Evaluated evaluated(String arm, long seed, String test, double share) {
    Random random = new Random(seed);
    List<Evaluated.Verdict> bfcl = new ArrayList<>();
    List<Evaluated.Verdict> fair = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String category = i % 2 == 0 ? "simple" : "parallel";
      double ease = random.nextDouble();
      bfcl.add(new Evaluated.Verdict("q" + i, category, ease < share));
      fair.add(new Evaluated.Verdict("q" + i, category, ease < share + 0.05));
    }
    return new Evaluated(
        arm, seed, test, Map.of("bfcl", bfcl, "fair", fair), 1, "questions of " + seed, "1.0");
  }

  private Findings findings() throws IOException {
    List<Evaluated> all = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      all.add(evaluated("base", seed, "test", 0.3));
      all.add(evaluated("good", seed, "test", 0.6));
      all.add(evaluated("same", seed, "test", 0.3));
      all.add(evaluated("slow", seed, "test", 0.9));
      all.add(evaluated("slow", seed, "dev", 0.2));
      all.add(evaluated("fast", seed, "test", 0.5));
      all.add(evaluated("fast", seed, "dev", 0.4));
    }
    return Findings.of(plan(), new Evaluations(all, List.of()));
  }

  @Test
  void aLargeDifferenceIsFoundAndNoneIsNot() throws IOException {
    Map<String, Verdict> verdicts = new java.util.LinkedHashMap<>();
    findings().comparisons().forEach(one -> verdicts.put(InWords.sides(one), one.verdict()));
    assertThat(verdicts)
        .containsEntry("good against base on test", Verdict.SECOND_BETTER)
        .containsEntry("same against base on test", Verdict.NOT_SHOWN)
        .containsEntry("tuned against base on test", Verdict.SECOND_BETTER)
        .containsKey("base: fair against bfcl on test")
        .hasSize(4);
  }

  @Test
  void pValuesTakeTheNumberOfComparisonsIntoAccount() throws IOException {
    List<ComparisonFinding> found = findings().comparisons();
    double least = found.stream().mapToDouble(one -> one.total().p()).min().orElseThrow();
    double adjusted = found.stream().mapToDouble(ComparisonFinding::adjusted).min().orElseThrow();
    assertThat(adjusted).isCloseTo(Math.min(1, 4 * least), within(1e-12));
  }

  @Test
  void ofAGroupTheBestOnTheTestForChoosingCounts() throws IOException {
    ArmFinding tuned = findings().arms().getLast();
    assertThat(tuned.name()).isEqualTo("tuned");
    // Slow would be better on the test, which must not be looked at.
    assertThat(tuned.chosen()).isEqualTo("fast");
  }

  @Test
  void writesSixFilesThatShowTextsAsTheyAre() throws Exception {
    Findings findings = findings();
    StudyFolder out = new StudyFolder(folder);
    Results.write(findings, out);
    Value json = Json.read(Files.readString(out.results("json")));
    assertThat(json).isInstanceOf(Value.Fields.class);
    List<String> rows = Files.readAllLines(out.results("csv"));
    // 5 arms, 7 tests, 4 seeds, 2 scorings, all and 2 categories, and the header.
    assertThat(rows).hasSize(1 + 7 * 4 * 2 * 3);
    assertThat(rows)
        .anySatisfy(
            row -> assertThat(row).startsWith("small,desk,good,2.0,3,test,fair,total,100,"));
    assertThat(Files.readString(out.results("md")))
        .contains("# Does &lt;b>it&lt;/b> help &amp; how")
        .contains("| base\\_1 \\| 50% | test |")
        .contains("58.0%");
    assertThat(Files.readString(out.results("tex")))
        .contains("base\\_1 | 50\\%", "help \\& how", "\\end{table}");
    assertThat(Files.readString(out.results("svg")))
        .contains("Does &lt;b&gt;it&lt;/b&gt; help &amp; how", "base_1 | 50%", "rings: published")
        .doesNotContain("<b>it");
    assertThat(Files.readString(out.page()))
        .contains("Does &lt;b&gt;it&lt;/b&gt; help &amp; how", "published: 58.0%")
        .doesNotContain("<b>it", "<script");
  }

  @Test
  void saysWhatSearchesTookAndWhatHadNothingToLearn() throws Exception {
    Plan plan = plan();
    for (String step : List.of("good/seed-1/test", "good/seed-2/test/round-1/search")) {
      Path search = Files.createDirectories(folder.resolve("out/arms/" + step));
      Files.writeString(
          search.resolve("search.json"),
          "{\"trees\": 10, \"failed\": 0, \"solved\": 4, \"pairs\": 3, \"left_out\": 0, \"asks\": 50, \"prompt_tokens_of_asks\": 900, \"drawn_tokens\": 600}");
    }
    Path round = folder.resolve("out/arms/good/seed-2/test/round-1");
    Files.writeString(round.resolve("policy.json"), "{\"model\": \"m\", \"trained\": false}");
    Findings found = Findings.read(plan);
    assertThat(found.searches()).hasSize(1);
    assertThat(found.searches().getFirst().searches()).isEqualTo(2);
    assertThat(found.searches().getFirst().sum().drawnTokens()).isEqualTo(1200);
    assertThat(found.notes())
        .containsExactly(
            "good, seed 2, round 1: nothing to learn from was found, so the policy before counts");
    StudyFolder out = new StudyFolder(folder);
    Results.write(found, out);
    assertThat(Files.readString(out.results("md")))
        .contains("| good | 2 | 20 | 8 | 6 | 1,200 | 1,800 |", "nothing to learn from was found");
    assertThat(Files.readString(out.results("json"))).contains("\"drawn_tokens\":1200");
  }

  @Test
  void seedsThatLackOneSideAreLeftOut() throws IOException {
    List<Evaluated> all =
        List.of(
            evaluated("base", 1, "test", 0.3),
            evaluated("good", 1, "test", 0.6),
            evaluated("base", 2, "test", 0.3));
    ComparisonFinding found =
        Findings.of(plan(), new Evaluations(all, List.of("good, seed 2: test")))
            .comparisons()
            .getFirst();
    assertThat(found.total().seeds()).isEqualTo(1);
    assertThat(found.verdict()).isEqualTo(Verdict.ONE_SEED);
  }
}
