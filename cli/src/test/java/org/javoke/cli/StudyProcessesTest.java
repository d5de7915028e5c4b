package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.hub.SmallPico;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose steps run side by side, in processes of their own. */
class StudyProcessesTest {

  @TempDir private Path home;

  private Path study;

  /** Two trainings that take minutes if nobody stops them. */
  @BeforeEach
  void makeFiles() throws IOException {
    Path model = SmallPico.write(home);
    study =
        Files.writeString(
            home.resolve("long.yaml"),
            """
            title: Long trainings
            question: Is one better?
            scales:
              desk: {seeds: [1]}
            data:
              - data practice --seed ${seed} --count 8 --out ${data}/train.jsonl
            values: {epochs: 2000, arms: [one, two]}
            arms:
              arm:
                each: arms
                steps:
                  - train sft --model MODEL --device cpu --data ${data}/train.jsonl --epochs ${epochs} --batch 4 --max-length 4096 --checkpoint-steps 2 --out ${arm}/sft
                  - eval --model MODEL --device cpu --benchmark custom --data ${data}/train.jsonl --limit 2 --max-tokens 4 --temperature 0 --out ${arm}/test
            comparisons:
              - {first: arm-one, second: arm-two}
            """
                .replace("MODEL", model.toString()));
  }

  private List<String> words(Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("study", study.toString()));
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of(more));
    return words;
  }

  private Launched start(Path out, String... more) throws IOException {
    return Launched.start(home.resolve("log"), Map.of(), words(out, more));
  }

  private static boolean trains(Path out, String arm) {
    return Launched.lines(out.resolve("arms/arm-" + arm + "/seed-1/sft/metrics.jsonl")) > 2;
  }

  private Launched inBothTrainings(Path out) throws Exception {
    Launched run = start(out, "--at-once", "2");
    run.until(() -> trains(out, "one") && trains(out, "two"));
    assertThat(run.process().isAlive()).as(run.said()).isTrue();
    return run;
  }

  private static void allEnd(List<ProcessHandle> steps) {
    for (ProcessHandle step : steps) {
      assertThat(step.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void comesToWhatOneProcessComesTo() throws Exception {
    Path alone = home.resolve("alone");
    Path together = home.resolve("together");
    start(alone, "--set", "epochs=1").endsWith(0);
    Launched run = start(together, "--set", "epochs=1", "--at-once", "2");
    run.endsWith(0);
    assertThat(run.said()).contains("arm-two against arm-one on test", "(3 of 3)");
    Alike ends = new Alike(together, alone);
    for (String arm : List.of("one", "two")) {
      ends.same("arms/arm-" + arm + "/seed-1/sft/adapter/adapter_model.safetensors");
      assertThat(together.resolve("arms/arm-" + arm + "/seed-1/log.txt"))
          .content()
          .contains("$ javoke");
    }
    ends.same("study.csv");
  }

  @Test
  void stepsThatAreToldToStopCanBeGoneOnWith() throws Exception {
    Path out = home.resolve("out");
    Launched run = inBothTrainings(out);
    List<ProcessHandle> steps = run.process().children().toList();
    assertThat(steps).hasSize(2);
    run.process().destroy();
    allEnd(steps);
    run.endsWith(128 + 15);
    assertThat(run.said())
        .contains("the study was stopped. The same command goes on with it.")
        .doesNotContain("\tat ", "failed with exit code");
    assertThat(out.resolve("arms/arm-one/seed-1/sft/checkpoints")).isNotEmptyDirectory();
  }

  @Test
  void stepsEndWithTheProcessThatTheyAreFor() throws Exception {
    Launched run = inBothTrainings(home.resolve("out"));
    List<ProcessHandle> steps = run.process().children().toList();
    assertThat(steps).hasSize(2);
    assertThat(run.kill()).isTrue();
    allEnd(steps);
  }
}
