package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.ChoiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecipeArgumentsTest {

  @TempDir Path folder;

  private String recipe(String text) throws IOException {
    return Files.writeString(folder.resolve("r.yaml"), text).toString();
  }

  private static List<String> expanded(String... arguments) {
    return List.of(RecipeArguments.expand(Javoke.commandLine(), arguments));
  }

  @Test
  void settingsBecomeOptionsBeforeThoseOfTheCommandLine() throws IOException {
    String recipe =
        recipe(
            "data: [a.jsonl, b.jsonl]\nepochs: [1, 2]\nrslora: true\ntarget-modules: q_proj,v_proj\nlr: 5e-5\n");
    assertThat(expanded("--debug", "train", "sft", "--recipe", recipe, "--out", "run"))
        .containsExactly(
            "--debug",
            "train",
            "sft",
            "--data=a.jsonl",
            "--data=b.jsonl",
            "--epochs=1,2",
            "--rslora=true",
            "--target-modules=q_proj,v_proj",
            "--lr=5e-5",
            "--recipe",
            recipe,
            "--out",
            "run");
    assertThat(expanded("train", "sft", "--recipe=" + recipe, "--lr=1e-3", "--data", "c.jsonl"))
        .as("the command line counts more, for lists as a whole")
        .containsExactly(
            "train",
            "sft",
            "--epochs=1,2",
            "--rslora=true",
            "--target-modules=q_proj,v_proj",
            "--recipe=" + recipe,
            "--lr=1e-3",
            "--data",
            "c.jsonl");
  }

  @Test
  void whatHasNoRecipeStaysAsItIs() throws IOException {
    String recipe = recipe("nonsense: 1\n");
    for (List<String> arguments :
        List.of(
            List.<String>of(),
            List.of("train"),
            List.of("train", "sft"),
            List.of("train", "sft", "--recipe"),
            List.of("train", "sft", "--recipe", recipe, "--help"),
            List.of("doctor", "--recipe", recipe),
            List.of("--recipe", recipe))) {
      assertThat(expanded(arguments.toArray(String[]::new))).isEqualTo(arguments);
    }
  }

  @Test
  void allMistakesAreToldTogether() throws IOException {
    String recipe =
        recipe("lora-rank: 8\nlr: fast\nbatch: 1.5\nschedule: round\nepochs: [1, x]\nrecipe: a\n");
    assertThatThrownBy(() -> expanded("train", "sft", "--recipe", recipe))
        .isInstanceOf(ChoiceException.class)
        .hasMessageContaining(
            "line 1: 'lora-rank' is no setting of this command; the nearest is 'lora-r'")
        .hasMessageContaining("line 2: 'lr' is 'fast', expected a number")
        .hasMessageContaining("line 3: 'batch' is '1.5', expected a whole number")
        .hasMessageContaining(
            "line 4: 'schedule' is 'round', expected one of constant, linear, cosine")
        .hasMessageContaining("line 5: 'epochs' is 'x', expected a whole number")
        .hasMessageContaining("line 6: 'recipe' is no setting of this command");
    Ran ran = Ran.of("train", "sft", "--recipe", recipe);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("javoke: The recipe " + recipe + " cannot be used:");
  }

  @Test
  void aFlagOfTheRecipeCanBeTakenBack() throws IOException {
    String recipe = recipe("rslora: true\nin-order: true\n");
    List<String> arguments =
        expanded(
            "train",
            "sft",
            "--recipe",
            recipe,
            "--model=m",
            "--data=d",
            "--out=o",
            "--rslora=false");
    CommandLine.ParseResult sft =
        Javoke.commandLine().parseArgs(arguments.toArray(String[]::new)).subcommand().subcommand();
    assertThat(sft.matchedOptionValue("--rslora", true)).isFalse();
    assertThat(sft.matchedOptionValue("--in-order", false)).isTrue();
  }

  @Test
  void aSettingOfTheRecipeCanBeNegated() throws IOException {
    String recipe = recipe("apart: true\nwalked-pairs: true\n");
    List<String> arguments =
        expanded(
            "itool",
            "--recipe",
            recipe,
            "--model=m",
            "--data=d",
            "--out=o",
            "--no-apart",
            "--no-walked-pairs");
    CommandLine.ParseResult itool =
        Javoke.commandLine().parseArgs(arguments.toArray(String[]::new)).subcommand();
    assertThat(itool.matchedOptionValue("--apart", true)).isFalse();
    assertThat(itool.matchedOptionValue("--walked-pairs", true)).isFalse();
  }

  @Test
  void anAdapterThatIsThereKeepsItsShape() throws IOException {
    String recipe = recipe("lora-r: 4\ntarget-modules: [q_proj]\nlora-dropout: 0.1\nlr: 1e-4\n");
    assertThat(expanded("train", "sft", "--recipe", recipe, "--adapter=a"))
        .containsExactly(
            "train", "sft", "--lora-dropout=0.1", "--lr=1e-4", "--recipe", recipe, "--adapter=a");
    assertThat(expanded("train", "sft", "--recipe", recipe, "--full"))
        .containsExactly("train", "sft", "--lr=1e-4", "--recipe", recipe, "--full");
  }

  @Test
  void everyRecipeInTheRepositoryFitsItsCommand() throws IOException {
    List<Path> recipes = new ArrayList<>();
    try (var files = Files.list(Path.of("../recipes"))) {
      files.filter(file -> file.toString().endsWith(".yaml")).forEach(recipes::add);
    }
    assertThat(recipes).hasSizeGreaterThanOrEqualTo(5);
    for (Path recipe : recipes) {
      String command =
          Files.readAllLines(recipe).stream()
              .filter(line -> line.startsWith("#   javoke train"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(recipe + " does not say its command"))
              .substring("#   javoke ".length());
      List<String> words = new ArrayList<>(List.of(command.split(" +")));
      int place = words.indexOf("--recipe") + 1;
      assertThat(words.get(place)).isEqualTo("recipes/" + recipe.getFileName());
      words.set(place, recipe.toString());
      CommandLine root = Javoke.commandLine();
      CommandLine.ParseResult found =
          root.parseArgs(RecipeArguments.expand(root, words.toArray(String[]::new)));
      assertThat(found.errors()).as(recipe.toString()).isEmpty();
    }
  }
}
