package org.javoke.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.javoke.input.ChoiceException;
import org.javoke.lab.recipe.Recipe.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

  private static final List<RecipeKey> KEYS =
      List.of(
          new RecipeKey("model", false, _ -> true, "a path"),
          new RecipeKey("data", true, _ -> true, "a path"),
          new RecipeKey("lr", false, value -> value.matches("[0-9.e-]+"), "a number"),
          new RecipeKey("rslora", false, value -> value.matches("true|false"), "true or false"));

  @TempDir Path folder;

  private static List<Entry> checked(String text) {
    return RecipeReader.parse("r.yaml", text).checked(KEYS);
  }

  @Test
  void linesAreSettings() {
    assertThat(checked("# a comment\nmodel: some dir\n\nlr: 5e-5 # low\ndata: [a.jsonl, 'b: c']\n"))
        .containsExactly(
            new Entry("model", List.of("some dir"), 2),
            new Entry("lr", List.of("5e-5"), 4),
            new Entry("data", List.of("a.jsonl", "b: c"), 5));
    assertThat(checked("data:\n  - a\n  - b\n"))
        .containsExactly(new Entry("data", List.of("a", "b"), 1));
    assertThat(checked("")).isEmpty();
    assertThat(checked("# nothing yet\n")).isEmpty();
  }

  /** A recipe may have been written for another trainer, and with a typing error. */
  @Test
  void settingsOfOtherTrainersAreUnderstood() {
    for (String key : List.of("lerning-rate", "learning_rate", "Learning-Rate", "lr_", "l-r")) {
      assertThatThrownBy(() -> checked(key + ": 1\n")).hasMessageContaining("the nearest is 'lr'");
    }
    assertThatThrownBy(() -> checked("model_name_or_path: x\n"))
        .hasMessageContaining("the nearest is 'model'");
    // There is no lora-r among these.
    assertThatThrownBy(() -> checked("lora_rank: 1\n")).hasMessageContaining("nor is any like it");
  }

  @Test
  void allMistakesAreToldTogether() {
    assertThatThrownBy(() ->
            checked(
                "modle: a\nlr: fast\nrslora: yes\nlr: 1\nmodel: [a, b]\ndata:\n  x: {y: [1]}\nmax: 1\n"))
        .isInstanceOf(ChoiceException.class)
        .hasMessage(
            """
            The recipe r.yaml cannot be used:
              line 1: 'modle' is no setting of this command; the nearest is 'model'
              line 2: 'lr' is 'fast', expected a number
              line 3: 'rslora' is 'yes', expected true or false
              line 4: 'lr' is there already, in line 2
              line 5: 'model' has a list, expected one value
              line 6: 'data' has names below it, expected a value or a list
              line 8: 'max' is no setting of this command, nor is any like it; --help lists them\
            """);
  }

  @Test
  void whatIsNoRecipeIsRefused() {
    for (String text :
        List.of(
            "just text",
            "- a\n- b\n",
            "model: [a\n",
            "model: \"a\n",
            "model:\n",
            "model: null\n",
            "data: []\n",
            "data: [a, [b]]\n",
            "data: [a, {b: c}]\n",
            "a: &x 1\nmodel: *x\n",
            "? [a, b]\n: c\n",
            "model: a\n---\nmodel: b\n",
            "\tmodel: a\n",
            "model: a\n  lr: 1\n",
            "%YAML 9.9\n---\nmodel: a\n---\n",
            "<<: {lr: 1}\n")) {
      assertThatThrownBy(() -> checked(text))
          .as(text)
          .isInstanceOf(ChoiceException.class)
          .hasMessageStartingWith("The recipe r.yaml cannot be used:")
          .hasMessageContaining("line ");
    }
  }

  @Test
  void nestingAndAliasesStaySmall() {
    assertThatThrownBy(() -> checked("data: " + "[".repeat(60_000)))
        .isInstanceOf(ChoiceException.class);
    assertThatThrownBy(() -> checked("data: " + "{a: ".repeat(15_000)))
        .isInstanceOf(ChoiceException.class);
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> checked(laughs.toString())).isInstanceOf(ChoiceException.class);
  }

  @Test
  void aFileThatIsNoneOrTooLarge() throws IOException {
    assertThatThrownBy(() -> RecipeReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(ChoiceException.class)
        .hasMessageContaining("cannot be read");
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(70_000));
    assertThatThrownBy(() -> RecipeReader.read(large))
        .isInstanceOf(ChoiceException.class)
        .hasMessageContaining("has 70,000 bytes, expected at most 65,536");
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> RecipeReader.read(binary)).isInstanceOf(ChoiceException.class);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<String> texts =
        List.of(
            "a", "5e-5", "null", "", "a b", "it's", "\"q\"", "#x", "a: b", "[x", "tab\t", "é\n",
            "-", "~", "*a");
    for (String text : texts) {
      String written =
          RecipeWriter.text(
              List.of("two\nlines"),
              List.of(new Entry("model", List.of(text), 3), new Entry("data", texts, 4)));
      assertThat(written).startsWith("# two\n# lines\nmodel: ");
      assertThat(checked(written))
          .containsExactly(new Entry("model", List.of(text), 3), new Entry("data", texts, 4));
    }
  }

  @Test
  void anyTextIsAnsweredOrRefused() {
    Random random = new Random(11);
    String alphabet = "model: lr data\n\n-[]{},'\"#&*!|>%@`?~ \t0e.\\\u0000\u0085é";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "data: " : "");
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThatCode(() -> RecipeReader.parse("r.yaml", text.toString()))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }
}
