package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.SmallPico;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The loop as a verb, on a model of random weights and a few samples. */
class IToolCommandTest {

  @TempDir private Path home;

  private Path data;
  private Path test;

  @BeforeEach
  void makeData() {
    data = practice("train.jsonl", "12", "seen");
    test = practice("test.jsonl", "3", "unseen");
  }

  private Path practice(String name, String count, String tools) {
    Path file = home.resolve(name);
    Ran ran =
        Ran.of("data", "practice", "--count", count, "--tools", tools, "--out", file.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return file;
  }

  private Ran itool(Path model, String out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "itool",
                "--model",
                model.toString(),
                "--data",
                data.toString(),
                "--out",
                home.resolve(out).toString()));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void aRoundIsMadeAndTheRecipeThatIsKeptMakesItAgain() throws IOException {
    Path model = SmallPico.write(home);
    Ran ran =
        itool(
            model,
            "out",
            "--test",
            test.toString(),
            "--rounds",
            "1",
            "--warm-up-share",
            "75",
            "--percent",
            "50",
            "--iterations",
            "1",
            "--steps",
            "2",
            "--max-depth",
            "2",
            "--max-tokens",
            "8",
            "--open-trees",
            "1",
            "--eval-max-tokens",
            "8");
    assertThat(ran.exitCode()).as(ran.err() + ran.out()).isZero();
    assertThat(ran.out())
        .contains("── warm-up, easy-to-hard", "── round 1 of 1: search", "before the rounds, ");
    Path out = home.resolve("out");
    assertThat(
            List.of(
                "rounds.json",
                "metrics.csv",
                "recipe.yaml",
                "warm-up/adapter/adapter_model.safetensors",
                "round-1/buffer/replay.jsonl",
                "round-1/search/trees.jsonl",
                "round-1/evaluation/summary.json",
                "round-1/perplexity-after.jsonl"))
        .allSatisfy(name -> assertThat(out.resolve(name)).exists());

    Ran again =
        Ran.of(
            "itool",
            "--recipe",
            out.resolve("recipe.yaml").toString(),
            "--out",
            home.resolve("again").toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(home.resolve("again/metrics.csv"))
        .hasSameTextualContentAs(out.resolve("metrics.csv"));

    Ran other =
        Ran.of(
            "itool",
            "--recipe",
            out.resolve("recipe.yaml").toString(),
            "--percent",
            "100",
            "--out",
            out.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("--percent was 50.0 and is 100.0 now");
  }

  @Test
  void aDryRunSaysStagesAndSizesAndDoesNothing() {
    // 90 % of 12 are 10.8, so 11; the one that is left is 100 % of itself.
    Ran ran =
        itool(SmallPico.PICO, "out", "--dry-run", "--percent", "100", "--test", test.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("12 examples: 11 for the warm-up, 1 for the rounds.")
        .contains("about 4 easy, then medium, then hard examples each")
        .contains("Round 3: perplexity of 1 examples, a tree (paper) for each of 1 hardest, dpo");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, -1, number of rounds is -1",
    "--percent, 20, rounds to none",
    "--percent, 0, replay share is 0.0",
    "--preset, none, no search preset 'none'",
    "--warm-up, backwards, --warm-up",
    "--call-format, morse, morse",
    "--tau, 1, has no --tau",
    "--test, nowhere, does not exist",
    "--sft-epochs, 0, number of epochs is 0"
  })
  void whatCannotBeDoneIsSaidBeforeAnythingIsDone(String option, String value, String told) {
    Ran ran = itool(SmallPico.PICO, "out", "--dry-run", option, value);
    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains(told).doesNotContain("\tat ");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pico", "llama-3.1-8b"})
  void theRecipesOfTheRepositoryFit(String name) {
    CommandLine root = Javoke.commandLine();
    String recipe = "../recipes/itool/%s.yaml".formatted(name);
    String[] words = {"itool", "--recipe", recipe, "--data", "d", "--out", "o"};
    CommandLine.ParseResult itool =
        root.parseArgs(RecipeArguments.expand(root, words)).subcommand();
    assertThat(itool.matchedOptionValue("--rounds", 0)).isEqualTo(3);
  }

  private Ran rl(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "rl",
                "--model",
                SmallPico.PICO.toString(),
                "--data",
                data.toString(),
                "--out",
                home.resolve("rl").toString(),
                "--dry-run"));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void aDryRunOfRewardFilteredLearningSaysWhatItWouldDo() {
    Ran ran = rl("--samples", "4", "--filter", "best", "--keep-data", data.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("Each of 3 rounds draws 4 answers", "the likeliest");
    assertThat(home.resolve("rl")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0, number of rounds is 0",
    "--samples, 0, number of samples is 0",
    "--temperature, 0, draws the same answer",
    "--filter, some, --filter",
    "--kl, -1, weight of the KL term is -1.0",
    "--keep-data, nowhere, does not exist",
    "--epochs, 0, number of epochs is 0"
  })
  void rewardFilteredLearningRefusesWhatItCannotDo(String option, String value, String told) {
    Ran ran = rl(option, value);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(told).doesNotContain("\tat ");
  }

  @Test
  void neitherWarmUpNorRoundIsNothingToDo() {
    Ran ran = itool(SmallPico.PICO, "out", "--without-warm-up", "--rounds", "0");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("nothing to do");
  }
}
