package org.javoke.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.javoke.hub.ModelFolder;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;
import org.javoke.train.Selected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedDataTest {

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Dialogues.write(folder, lines);
  }

  private List<String> learned(ModelFolder model, LossOn loss, Path data) {
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      return Folders.learned(training.examples(data, loss, 4096).samples().getFirst(), tokenizer);
    }
  }

  @Test
  void whatATemplateRefusesIsLeftOutAndCounted() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-llama-2048", folder));
    String call = "{\"function\": {\"name\": \"weather\", \"arguments\": \"{}\"}}";
    String two =
        "{\"messages\": [{\"role\": \"user\", \"content\": \"?\"}, {\"role\": \"assistant\", \"tool_calls\": [%s, %s]}]}"
            .formatted(call, call);
    String silent = "{\"messages\": [{\"role\": \"user\", \"content\": \"?\"}]}";
    try (TrainingData training = TrainingData.of(model)) {
      Selected<Example> selected =
          training.examples(file(two, Dialogues.WITH_TOOLS, silent), LossOn.COMPLETION, 4096);
      assertThat(selected.samples()).hasSize(1);
      assertThat(selected.leftOut(4096))
          .startsWith("2 of 3 samples: ")
          .contains("single tool-calls at once", "the assistant says nothing in it (1)");
      Path onlyTwo = file(two, two);
      assertThatThrownBy(() -> training.examples(onlyTwo, LossOn.COMPLETION, 4096))
          .hasMessageContaining("nothing is left to train on")
          .hasMessageContaining("2 of 2 samples");
    }
  }

  @Test
  void aFileWhoseEverySampleIsTooLongIsRefused() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
    Path data = file(Dialogues.WITH_TOOLS, Dialogues.WITH_TOOLS);
    try (TrainingData training = TrainingData.of(model)) {
      assertThatThrownBy(() -> training.examples(data, LossOn.COMPLETION, 50))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("nothing is left")
          .hasMessageContaining("2 of 2 samples: longer than 50 tokens (2)");
    }
  }

  @Test
  void badLinesAreNamed() throws IOException {
    refused("line 3: this is not JSON", Dialogues.WITH_TOOLS, "", "{\"messages\": [");
    refused(
        "line 2: it has [prompt, completion]",
        Dialogues.WITH_TOOLS,
        "{\"prompt\": \"a\", \"completion\": \"b\"}");
    refused("line 1: it has [text]; expected (messages) or", "{\"text\": \"a\"}");
    refused("line 1: messages[0] has no \"role\"", "{\"messages\": [{}]}");
    refused("role the text \"oracle\"", "{\"messages\": [{\"role\": \"oracle\"}]}");
    refused("\"content\" must be", "{\"messages\": [{\"role\": \"user\", \"content\": 5}]}");
    refused(
        "messages[0].tool_calls[0] must have a name",
        "{\"messages\": [{\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": \"x\"}}]}]}");
    refused("line 1: expected a JSON object", "[1, 2]");
    refused("is empty", "");
  }

  private void refused(String problem, String... lines) throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
    Path data = file(lines);
    try (TrainingData training = TrainingData.of(model)) {
      assertThatThrownBy(() -> training.examples(data, LossOn.COMPLETION, 4096))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(problem);
    }
  }

  @Test
  void crlfAByteOrderMarkAndGzipMakeNoDifference() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
    String flat = Dialogues.WITH_TOOLS.replace("\n", " ");
    Path zipped = folder.resolve("data.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(("\uFEFF" + flat + "\r\n" + flat + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    try (TrainingData training = TrainingData.of(model)) {
      List<Example> plain =
          training.examples(file(Dialogues.WITH_TOOLS), LossOn.COMPLETION, 4096).samples();
      List<Example> other = training.examples(zipped, LossOn.COMPLETION, 4096).samples();
      assertThat(other).hasSize(2);
      assertThat(other.getLast().ids().toArray()).isEqualTo(plain.getFirst().ids().toArray());
    }
  }

  @Test
  void tokenIdsDoNotTellWhoSpeaks() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
    Path data = file("{\"prompt_ids\": [1], \"completion_ids\": [2]}");
    try (TrainingData training = TrainingData.of(model)) {
      assertThat(training.examples(data, LossOn.COMPLETION, 9).samples()).hasSize(1);
      assertThatThrownBy(() -> training.examples(data, LossOn.ASSISTANT, 9))
          .isInstanceOf(ChoiceException.class);
    }
  }

  @Test
  void aModelWithoutATemplateTakesTextsOnly() throws IOException {
    Path base = Folders.of("tiny-qwen-2048", folder);
    Files.delete(base.resolve("tokenizer_config.json"));
    ModelFolder model = ModelFolder.open(base);
    Path text = file("{\"prompt\": \"Say it: \", \"completion\": \"yes\"}");
    assertThat(learned(model, LossOn.COMPLETION, text)).containsExactly("yes<|im_end|>");
    Path chat = file(Dialogues.WITH_TOOLS);
    assertThatThrownBy(() -> learned(model, LossOn.COMPLETION, chat))
        .hasMessageContaining("line 1: a conversation needs a chat template");
  }

  @Test
  void reasonsThatDifferFromSampleToSampleAreBoundedAndHarmless() throws IOException {
    String template = "{{ raise_exception('no ' + messages[0].content) }}";
    ModelFolder model = Folders.with(template, Folders.of("tiny-qwen-2048", folder));
    String[] lines = new String[40];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          "{\"messages\": [{\"role\": \"user\", \"content\": \"%d\\u001b[2J\"}, {\"role\": \"assistant\", \"content\": \"a\"}]}"
              .formatted(i);
    }
    Path data = file(lines);
    try (TrainingData training = TrainingData.of(model)) {
      assertThatThrownBy(() -> training.examples(data, LossOn.COMPLETION, 99))
          .hasMessageContaining("40 of 40 samples")
          .hasMessageContaining("no 1?[2J (1)")
          // Ten reasons are told, one sample each.
          .hasMessageContaining("other reasons (30)");
    }
  }
}
