package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.SmallPico;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole quickstart, on a model of random weights and a few samples. */
class QuickstartCommandTest {

  private static final Path RECIPES = Path.of("../recipes/pico");

  @TempDir private Path home;

  private Ran quickstart(Path model, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "quickstart",
                "--model",
                model.toString(),
                "--training-recipe",
                RECIPES.resolve("sft.yaml").toString(),
                "--train",
                "8",
                "--test",
                "6",
                "--max-tokens",
                "8",
                "--out",
                home.resolve("out").toString()));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void allStepsAreDoneAndOneThatWasStoppedGoesOnToTheSamePage() throws IOException {
    Path model = SmallPico.write(home);
    Ran ran = quickstart(model);
    assertThat(ran.exitCode()).as(ran.err() + ran.out()).isZero();
    assertThat(ran.out())
        .contains("$ ./javoke data lint", "8 samples, 0 with errors", "$ ./javoke train sft")
        .contains("--scaffold constrained")
        .contains("6 samples now, 0 from before", "McNemar", "quickstart.html", "Qwen2.5-1.5B");
    Path out = home.resolve("out");
    Path page = out.resolve("quickstart.html");
    assertThat(List.of("train.jsonl", "cleaned.jsonl", "training/adapter", "comparison.json"))
        .allSatisfy(name -> assertThat(out.resolve(name)).exists());
    String html = Files.readString(page);
    assertThat(html)
        .contains(
            "A small model is taught to call tools",
            "exact calls before",
            "with constrained writing",
            "call-unknown-tool",
            "<polyline")
        .contains("class=\"whisker\"", "verdict wrong", "bfcl_eval/data", "Of 6 questions")
        .doesNotContain("<script", "src=", "href=");
    assertThat(html.split("<article class=\"question\">", -1)).hasSize(1 + 6);

    // As if it had been killed in the middle of the second evaluation.
    Files.delete(page);
    Path samples = out.resolve("after/samples.jsonl");
    List<String> lines = Files.readAllLines(samples);
    Files.writeString(samples, lines.get(0) + "\n" + lines.get(1).substring(0, 20));
    Ran again = quickstart(model);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out())
        .contains("0 samples now, 6 from before", "5 samples now, 1 from before");
    assertThat(page).hasContent(html);

    Ran other = quickstart(model, "--seed", "9");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("--seed was 1 and is 9 now");
  }

  @Test
  void aMissingModelIsToldWithTheWayToGetIt() {
    Ran ran = quickstart(home.resolve("nowhere"));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("There is no model in", "nowhere", "git checkout", "--model");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void aCommandThatFailsEndsIt() throws IOException {
    Path broken = Files.createDirectories(home.resolve("broken"));
    Files.writeString(broken.resolve("config.json"), "{");
    Ran ran = quickstart(broken);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("config.json", "The same command goes on from there");
    assertThat(home.resolve("out/quickstart.html")).doesNotExist();
  }

  @Test
  void countsAreAtLeastOne() {
    Ran ran = quickstart(home, "--train", "0");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--train");
  }
}
