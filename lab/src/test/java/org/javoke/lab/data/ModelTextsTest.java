package org.javoke.lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.lint.ModelText;
import org.javoke.data.lint.Rule;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.samples.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linter's rules about a model, on folders of real tokenizers and templates. */
class ModelTextsTest {

  private static final String TOOLS =
      "[{\"type\": \"function\", \"function\": {\"name\": \"f\", \"description\": \"d\", \"parameters\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}}}]";

  private static final String CALL =
      "{\"function\": {\"name\": \"f\", \"arguments\": {\"a\": \"%s\"}}}";

  @TempDir Path folder;

  private Set<Rule> found(Path model, OptionalInt context, String calls) throws IOException {
    return foundIn(model, context, "\"content\": null, \"tool_calls\": [" + calls + "]");
  }

  private Set<Rule> foundIn(Path model, OptionalInt context, String answer) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("data.jsonl"),
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Go\"}, {\"role\": \"assistant\", %s}], \"tools\": %s}\n"
                .formatted(answer, TOOLS));
    ModelText text = ModelTexts.ofModel(model, "", context);
    LintSummary summary = new LintSummary();
    try (ExampleFile examples = ExampleFile.open(file, DataFormats.named("canonical"))) {
      Linter.forModel(text).look(examples, summary::add);
    }
    return summary.rules().keySet();
  }

  @Test
  void qwenWritesCallsThatAreReadBack() throws IOException {
    Path model = Folders.of("qwen2.5", folder.resolve("qwen"));
    String two = CALL.formatted("x") + ", " + CALL.formatted("caf\u00e9 </tool> {");
    assertThat(ModelTexts.ofModel(model, "", OptionalInt.empty()).format().name())
        .isEqualTo("hermes");
    assertThat(found(model, OptionalInt.of(4096), two)).isEmpty();
  }

  @Test
  void tagsByHandAreReadBackAsCallsThatTheSampleHasNot() throws IOException {
    Path model = Folders.of("qwen2.5", folder.resolve("qwen"));
    String tags =
        "\"content\": \"<tool_call>{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {}}</tool_call>\"";
    assertThat(foundIn(model, OptionalInt.of(4096), tags)).contains(Rule.TEMPLATE_ROUND_TRIP);
  }

  @Test
  void llamaRefusesTwoCallsAtOnce() throws IOException {
    Path model = Folders.of("llama3", folder.resolve("llama"));
    assertThat(found(model, OptionalInt.of(4096), CALL.formatted("x"))).isEmpty();
    assertThat(found(model, OptionalInt.of(4096), CALL.formatted("x") + ", " + CALL.formatted("y")))
        .containsExactly(Rule.TEMPLATE_FAILS);
  }

  @Test
  void aSampleLongerThanTheModelsContextIsTooLong() throws IOException {
    Path model = Folders.of("qwen2.5", folder.resolve("qwen"));
    // The folder's config.json says 4,096 positions; each "x " is a token of its own.
    String many = CALL.formatted("x ".repeat(4200));
    assertThat(found(model, OptionalInt.empty(), many)).containsExactly(Rule.TOO_LONG);
    assertThat(found(model, OptionalInt.of(8192), many)).isEmpty();
  }
}
