package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.Generation.End;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.SamplingParameters;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalModelTest {

  private static final CompletionOptions SHORT = CompletionOptions.GREEDY.withMaxTokens(12);
  private static final Prompt QUESTION = user("What is the weather in Bern?");

  @TempDir private Path folder;

  private static Prompt user(String text) {
    return new Prompt(List.of(new Message.FromUser(text)), List.of());
  }

  private static LocalModel open(String name) {
    return LocalModel.open(Goldens.model(name));
  }

  @Test
  void completesTextsAndConversations() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2")) {
      Completion text = model.complete("Hello", SHORT);
      assertThat(text.drawn().promptTokens()).isEqualTo(model.tokens("Hello").length());
      assertThat(text.drawn().tokens().length()).isLessThanOrEqualTo(12);
      assertThat(text.meanLogprob()).isEmpty();
      Completion reply = model.complete(QUESTION, SHORT);
      assertThat(reply.text()).isEqualTo(model.text(model.written(reply.drawn())));
      assertThat(model.complete(QUESTION, SHORT).text()).isEqualTo(reply.text());
    }
  }

  @Test
  void theTemplateWritesTheSpecialTokensAndTheTokenizerAddsNone() {
    try (LocalModel model = open("tiny-llama3")) {
      // Added to a plain text, and written by the template; not both.
      int begin = model.tokenizer().idOf("<|begin_of_text|>").orElseThrow();
      assertThat(model.tokens("Hello").stream().filter(id -> id == begin)).hasSize(1);
      Tokens chat = model.tokens(QUESTION);
      assertThat(chat.stream().filter(id -> id == begin)).hasSize(1);
      assertThat(chat.at(0)).isEqualTo(begin);
    }
  }

  @Test
  void severalTogetherAreWhatEachIsAlone() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen3")) {
      List<Prompt> prompts = List.of(QUESTION, user("Hi"), user("Turn on the light, please."));
      List<Completion> together =
          model.completeAll(prompts.stream().map(model::tokens).toList(), SHORT);
      for (int i = 0; i < prompts.size(); i++) {
        assertThat(together.get(i).text()).isEqualTo(model.complete(prompts.get(i), SHORT).text());
      }
    }
  }

  @Test
  void scoringGreedyTokensGivesTheLogprobsTheyWereDrawnWith() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2")) {
      // Of a text whose encoding is the tokens drawn; most random texts are encoded otherwise.
      String text = " the";
      double scored = model.score("Hello", text).meanLogprob();
      assertThat(scored).isNegative();
      assertThat(model.score("Hello", text).perplexity())
          .isCloseTo(Math.exp(-scored), within(1e-9));
      Completion drawn = model.complete(QUESTION, SHORT.withLogprobs(Logprobs.CHOSEN));
      assertThat(drawn.drawn().logprobs()).hasSize(drawn.drawn().tokens().length());
      assertThat(drawn.meanLogprob().orElseThrow()).isNegative();
    }
  }

  @Test
  void aStopStringEndsTheTextAndIsNoPartOfIt() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2")) {
      String whole = model.complete("Hello", SHORT).text();
      String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 2);
      Completion cut = model.complete("Hello", SHORT.withStopStrings("never this", stop));
      assertThat(cut.end()).isEqualTo(End.GUIDE);
      assertThat(cut.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
      assertThat(cut.drawn().tokens().length()).isLessThanOrEqualTo(12);
    }
  }

  @Test
  void theSeedDecidesWhatIsDrawn() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2")) {
      CompletionOptions hot = SHORT.withSampling(SamplingParameters.temperature(2));
      String first = model.complete("Hello", hot.withSeed(1)).text();
      assertThat(model.complete("Hello", hot.withSeed(1)).text()).isEqualTo(first);
      assertThat(model.complete("Hello", hot.withSeed(2)).text()).isNotEqualTo(first);
    }
  }

  @Test
  void stopIdsAreThoseOfBothConfigurations() {
    try (LocalModel model = open("tiny-qwen2")) {
      assertThat(model.stopIds()).containsExactlyInAnyOrder(2043, 2041);
    }
  }

  @Test
  void whatCannotBeComputedIsRefused() {
    try (LocalModel model = open("tiny-qwen2")) {
      assertThatThrownBy(() -> model.complete("a b c ".repeat(2000), SHORT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("context is 2048");
      assertThatThrownBy(() -> model.complete("", SHORT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no tokens");
      assertThatThrownBy(() -> model.score("Hello", ""))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no tokens");
    }
  }

  @Test
  void aBaseModelHasNoConversations() {
    try (LocalModel model = open("stories260K")) {
      assertThatThrownBy(() -> model.complete(QUESTION, SHORT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no chat template");
    }
  }

  @Test
  void aTemplateThatFailsSaysWhy() throws IOException {
    Path copy = TinyModels.copy("tiny-qwen2", folder.resolve("model"));
    Files.writeString(
        copy.resolve("chat_template.jinja"), "{{ raise_exception('no users here') }}");
    try (LocalModel model = LocalModel.open(copy)) {
      assertThatThrownBy(() -> model.complete(QUESTION, SHORT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no users here");
    }
  }

  @Test
  void aTokenizerOfAnotherModelIsRefused() throws IOException {
    Path copy = TinyModels.copy("stories260K", folder.resolve("model"));
    Files.delete(copy.resolve("tokenizer.json"));
    Files.copy(
        Goldens.model("tiny-qwen2").resolve("tokenizer.json"), copy.resolve("tokenizer.json"));
    assertThatThrownBy(() -> LocalModel.open(copy))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another model");
  }

  @Test
  void optionsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> SHORT.withMaxTokens(0)).hasMessageContaining("maxTokens is 0");
    assertThatThrownBy(() -> SHORT.withStopStrings("")).hasMessageContaining("empty");
  }
}
