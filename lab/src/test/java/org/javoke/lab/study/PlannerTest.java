package org.javoke.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Path OUT = Path.of("out");

  private static Plan plan(String text, Choice choice) {
    return Planner.plan(StudyReader.parse("small", "small.yaml", text), choice);
  }

  private static Choice choice(List<String> arms, Map<String, List<String>> values) {
    return new Choice("desk", List.of(), arms, values, OUT, Path.of("home"));
  }

  @Test
  void everySeedHasItsDataAndItsArmsInOrder() {
    Plan plan = plan(StudyReaderTest.SMALL, choice(List.of(), Map.of()));
    assertThat(plan.jobs())
        .extracting(Job::id)
        .containsExactly(
            "data/seed-1",
            "arms/base/seed-1",
            "arms/tuned/seed-1",
            "arms/further/seed-1",
            "data/seed-2",
            "arms/base/seed-2",
            "arms/tuned/seed-2",
            "arms/further/seed-2");
    assertThat(plan.job("arms/further/seed-2").orElseThrow().needs())
        .containsExactly("data/seed-2", "arms/tuned/seed-2");
    assertThat(plan.jobs().getFirst().commands().getFirst().words())
        .containsExactly(
            "make", "--seed", "1", "--count", "5", "--out", "out/data/seed-1/train.jsonl");
    assertThat(plan.job("arms/base/seed-1").orElseThrow().commands().getFirst().words())
        .containsExactly(
            "eval",
            "--model",
            "home/m",
            "--data",
            "out/data/seed-1/train.jsonl",
            "--out",
            "out/arms/base/seed-1/test");
  }

  @Test
  void whatAChosenArmNeedsComesWithIt() {
    assertThat(plan(StudyReaderTest.SMALL, choice(List.of("further"), Map.of())).arms())
        .extracting(Plan.PlannedArm::name)
        .containsExactly("tuned", "further");
    assertThatThrownBy(() -> plan(StudyReaderTest.SMALL, choice(List.of("tund"), Map.of())))
        .hasMessage("There is no arm tund in this study. There are: tuned, base, further");
  }

  @Test
  void valuesAreSetByName() {
    Plan plan = plan(StudyReaderTest.SMALL, choice(List.of(), Map.of("count", List.of("9"))));
    assertThat(plan.jobs().getFirst().commands().getFirst().toString()).contains("--count 9");
    assertThatThrownBy(
            () -> plan(StudyReaderTest.SMALL, choice(List.of(), Map.of("cont", List.of("9")))))
        .hasMessageContaining("There is no value cont in this study. There are: count");
  }

  @Test
  void anArmForEachItem() {
    String text =
        """
        title: t
        question: q
        scales: {desk: {seeds: [1], values: {models: [a/One, "b/two three"]}}}
        arms:
          model:
            each: models
            title: the model ${each}
            steps:
              - eval --model ${each} --out ${arm}/test
        comparisons: [{first: model, second: model}]
        """;
    Plan plan = plan(text, choice(List.of(), Map.of()));
    assertThat(plan.arms())
        .extracting(Plan.PlannedArm::name)
        .containsExactly("model-one", "model-two-three");
    assertThat(plan.arms().getFirst().title()).isEqualTo("the model One");
    // An item is one word, whatever it holds.
    assertThat(plan.jobs().getLast().commands().getFirst().words())
        .containsExactly(
            "eval", "--model", "b/two three", "--out", "out/arms/model-two-three/seed-1/test");
    assertThatThrownBy(() -> plan(text, choice(List.of(), Map.of("models", List.of("a/x", "b/x")))))
        .hasMessageContaining("Two arms are called model-x");
  }

  @Test
  void whatIsMissingIsSaid() {
    String text =
        StudyReaderTest.SMALL.replace(
            "minutes: 3", "needs: [{path: there/is/none, get: from the shop}]");
    assertThat(plan(text, choice(List.of(), Map.of())).missing())
        .containsExactly(new Plan.Missing(Path.of("there/is/none"), "from the shop"));
  }

  @Test
  void thePlanAsJson() throws Exception {
    Plan plan = plan(StudyReaderTest.SMALL, choice(List.of("tuned"), Map.of()));
    PlanText text = new PlanText(plan, List.of("javoke", "study", "small", "--out", "out"));
    assertThat(Json.write(Json.read(text.json())))
        .contains(
            "{\"id\":\"arms/tuned/seed-1\",\"needs\":[\"data/seed-1\"],\"command\":[\"javoke\",\"study\",\"small\",\"--out\",\"out\",\"--job\",\"arms/tuned/seed-1\"]");
    for (Job job : plan.jobs()) {
      for (Command command : job.commands()) {
        assertThat(Json.write(Json.read(text.json()))).contains(command.words().getLast());
      }
    }
  }

  @Test
  void thePlanForSlurmHasAStageAfterTheOther() {
    Plan plan = plan(StudyReaderTest.SMALL, choice(List.of(), Map.of()));
    String text = new PlanText(plan, List.of("javoke", "study", "a b")).slurm();
    // 2 seeds: data; base and tuned; further.
    assertThat(text)
        .startsWith("#!/usr/bin/env bash\n#SBATCH --job-name=javoke-small\n")
        .contains("stage0=$(sbatch --parsable --array=0-1 THIS_FILE)")
        .contains("stage1=$(sbatch --parsable --array=2-5 --dependency=afterok:$stage0 THIS_FILE)")
        .contains("stage2=$(sbatch --parsable --array=6-7 --dependency=afterok:$stage1 THIS_FILE)")
        .contains("exec javoke study 'a b' \\\n    --job \"${jobs[$SLURM_ARRAY_TASK_ID]}\"");
  }

  @Test
  void thePlanForKubernetesIsAnIndexedJob() {
    Plan plan = plan(StudyReaderTest.SMALL, choice(List.of(), Map.of()));
    String text = new PlanText(plan, List.of("javoke", "study", "it's")).kubernetes();
    assertThat(text)
        .contains("completionMode: Indexed", "completions: 8", "parallelism: 4")
        .contains("javoke study 'it'\\\\''s' --wait 1440 --job");
    assertThat(NodeReader.read("k8s", text).entries()).containsKeys("apiVersion", "kind", "spec");
  }

  @Test
  void evaluationsAreThoseOfStepsAndThoseThatAreNamed() {
    String text =
        StudyReaderTest.SMALL.replace(
            "comparisons:",
            "  again:\n    runs: {other: \"${arm.tuned}/loop/evaluation\"}\ncomparisons:");
    Plan plan = plan(text, choice(List.of("again"), Map.of()));
    assertThat(plan.job("arms/tuned/seed-1").orElseThrow().evaluations())
        .containsExactly(new Plan.Evaluation("test", Path.of("out/arms/tuned/seed-1/test")));
    Job again = plan.job("arms/again/seed-1").orElseThrow();
    assertThat(again.commands()).isEmpty();
    assertThat(again.needs()).containsExactly("data/seed-1", "arms/tuned/seed-1");
    assertThat(again.evaluations())
        .containsExactly(
            new Plan.Evaluation("other", Path.of("out/arms/tuned/seed-1/loop/evaluation")));
  }
}
