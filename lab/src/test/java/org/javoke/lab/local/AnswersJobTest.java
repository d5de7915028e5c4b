package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.local.AnswersJob.Drawing;
import org.javoke.lab.run.ResumableFile;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersJobTest {

  @TempDir private Path folder;

  private Path data() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("Ann", "Bob", "Cid")) {
      lines.add(
          """
          {"id": "%s", "messages": [{"role": "user", "content": "I am %s"}, \
          {"role": "assistant", "content": "Hello"}]}\
          """
              .formatted(name, name));
    }
    lines.add("{\"id\": \"none\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}");
    return Files.write(folder.resolve("data.jsonl"), lines);
  }

  private List<JsonLine> run(LocalModel model, String name, TokenProgress progress)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    try (ResumableFile out = ResumableFile.open(file, Map.of())) {
      new AnswersJob(model, model.callFormat(), new Drawing(3, 1, 4, 5)).run(data(), out, progress);
    }
    return JsonLines.readAll(file);
  }

  @Test
  void eachLineGetsItsAnswersWithVerdicts() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      List<JsonLine> lines = run(model, "out.jsonl", TokenProgress.NONE);
      assertThat(lines).hasSize(4);
      for (JsonLine line : lines.subList(0, 3)) {
        assertThat(line.items("answers").values()).hasSize(3);
      }
      Value.Fields first = (Value.Fields) lines.getFirst().items("answers").values().getFirst();
      // Four tokens of a model that has learned nothing: no end, so not right.
      assertThat(first.at("right")).isEqualTo(Value.FALSE);
      assertThat(first.at("why")).isEqualTo(Value.of("it did not end"));
      assertThat(first.at("token_ids"))
          .isInstanceOfSatisfying(
              Value.Items.class, tokens -> assertThat(tokens.values()).hasSize(4));
      assertThat(lines.getLast().text("error")).contains("expected the right answer");
    }
  }

  @Test
  void anAnswerDoesNotDependOnWhereAnEarlierProcessStopped() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      run(model, "whole.jsonl", TokenProgress.NONE);
      assertThatThrownBy(() -> run(model, "cut.jsonl", new Stopping())).hasMessage("killed");
      run(model, "cut.jsonl", TokenProgress.NONE);
      assertThat(texts("cut.jsonl")).isEqualTo(texts("whole.jsonl"));
    }
  }

  private List<List<String>> texts(String name) {
    return JsonLines.readAll(folder.resolve(name)).stream()
        .filter(line -> line.object().at("answers") != null)
        .map(line ->
            line.items("answers").values().stream()
                .map(answer -> String.valueOf(((Value.Fields) answer).at("token_ids")))
                .toList())
        .toList();
  }

  @Test
  void settingsOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> new Drawing(0, 1, 8, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("number of samples is 0");
    assertThatThrownBy(() -> new Drawing(1, -1, 8, 0)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new Drawing(1, 1, 0, 0)).hasMessageContaining("longest answer");
  }

  private static final class Stopping implements TokenProgress {
    @Override
    public void begin(long total, long before) {}

    @Override
    public void answered(int tokens) {
      throw new IllegalStateException("killed");
    }

    @Override
    public void close() {}
  }
}
