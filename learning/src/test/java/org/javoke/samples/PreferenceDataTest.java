package org.javoke.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.preference.Feedback;
import org.javoke.preference.Pair;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;
import org.javoke.train.Selected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceDataTest {

  private static final String ASKED = "[{\"role\": \"user\", \"content\": \"Well?\"}]";

  @TempDir private Path folder;

  private ModelFolder model;

  @BeforeEach
  void needsATokenizer() {
    model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("pairs.jsonl"), String.join("\n", lines));
  }

  private static String pair(String chosen, String rejected) {
    return "{\"prompt\": %s, \"chosen\": %s, \"rejected\": %s}".formatted(ASKED, chosen, rejected);
  }

  private static String said(String content) {
    return "[{\"role\": \"assistant\", \"content\": \"%s\"}]".formatted(content);
  }

  /** What is preferred and what is not, as texts. */
  private List<String> sides(String line) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData data = TrainingData.of(model)) {
      List<Example> sides = new ArrayList<>();
      data.forEach(file(line), LossOn.COMPLETION, sides::add, _ -> {});
      sides.forEach(side -> texts.addAll(Folders.learned(side, tokenizer)));
    }
    return texts;
  }

  @Test
  void messagesAndTextsAfterMessagesAreTheSame() throws IOException {
    assertThat(sides(pair(said("Yes."), said("No."))))
        .containsExactly("Yes.<|im_end|>", "No.<|im_end|>");
    assertThat(sides(pair("\"Yes.\"", "\"No.\"")))
        .containsExactly("Yes.<|im_end|>", "No.<|im_end|>");
  }

  @Test
  void plainTextsGetTheTokenThatEndsAReply() throws IOException {
    assertThat(sides("{\"prompt\": \"1 + 1 = \", \"chosen\": \"2\", \"rejected\": \"3\"}"))
        .containsExactly("2<|im_end|>", "3<|im_end|>");
  }

  @Test
  void callsAreWrittenAsTheTemplateWritesThem() throws IOException {
    String call =
        "[{\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": {\"a\": 1}}}]}]";
    assertThat(sides(pair(call, "\"No.\"")).getFirst())
        .isEqualTo(
            "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": 1}}\n</tool_call><|im_end|>");
  }

  @Test
  void equalAndEmptySidesAreLeftOutAndCounted() throws IOException {
    Path data =
        file(
            pair("\"Yes.\"", "\"Yes.\""),
            pair("\"Yes.\"", "\" \""),
            pair("[]", "\"No.\""),
            pair("\"Yes.\"", "\"No.\""));
    try (TrainingData training = TrainingData.of(model)) {
      Selected<Pair> pairs = training.pairs(data, false, 4096);
      assertThat(pairs.samples()).hasSize(1);
      assertThat(pairs.leftOut(4096))
          .isEqualTo(
              "3 of 4 samples: its \"chosen\" is empty (1); its \"rejected\" is empty (1); its two sides are equal (1)");
      Path equal = file(pair("\"Yes.\"", "\"Yes.\""));
      assertThatThrownBy(() -> training.pairs(equal, false, 4096))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("nothing is left to train on");
    }
  }

  @Test
  void weightsAndStepsAreKept() throws IOException {
    String weighted =
        pair("\"It is so.\"", "\"It is not.\"")
            .replace("{\"prompt\"", "{\"weight\": 0.5, \"prompt\"");
    try (TrainingData training = TrainingData.of(model)) {
      Pair whole = training.pairs(file(weighted), false, 4096).samples().getFirst();
      Pair step = training.pairs(file(weighted), true, 4096).samples().getFirst();
      assertThat(whole.weight()).isEqualTo(0.5);
      // "It is" is common, so it stands in the prompt of a step, and bears no loss.
      assertThat(step.labels()).isLessThan(whole.labels());
      assertThat(step.longer()).isEqualTo(whole.longer());
    }
  }

  @Test
  void likedAndDislikedCompletions() throws IOException {
    Path data =
        file(
            "{\"prompt\": %s, \"completion\": \"Yes.\", \"label\": true}".formatted(ASKED),
            "{\"prompt\": %s, \"completion\": %s, \"label\": false}".formatted(ASKED, said("No.")));
    try (TrainingData training = TrainingData.of(model)) {
      assertThat(training.feedback(data, false, 4096).samples())
          .extracting(Feedback::desirable)
          .containsExactly(true, false);
      Path pairs = file(pair("\"Yes.\"", "\"No.\""));
      assertThat(training.feedback(pairs, false, 4096).samples())
          .extracting(Feedback::desirable)
          .containsExactly(true, false);
    }
  }

  @Test
  void badPairsAreNamed() throws IOException {
    refused("line 1: \"chosen\" has a message of the text \"user\"", pair(ASKED, "\"No.\""));
    refused("line 2: it has [messages]", pair("\"Yes.\"", "\"No.\""), "{\"messages\": []}");
    refused(
        "\"weight\" must be a number",
        pair("\"Yes.\"", "\"No.\"").replace("{\"prompt\"", "{\"weight\": \"x\", \"prompt\""));
    refused(
        "\"prompt\" is a text, and \"chosen\" is not",
        "{\"prompt\": \"a\", \"chosen\": [], \"rejected\": \"b\"}");
    refused("\"chosen\" must be messages or a text", pair("5", "\"No.\""));
  }

  private void refused(String problem, String... lines) throws IOException {
    Path data = file(lines);
    try (TrainingData training = TrainingData.of(model)) {
      assertThatThrownBy(() -> training.pairs(data, false, 4096))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(problem);
    }
  }
}
