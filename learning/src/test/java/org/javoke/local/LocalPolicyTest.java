package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.javoke.call.Answer;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.GeneratorSettings;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.Goldens;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Outcome.Failed;
import org.javoke.policy.Outcome.Replied;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPolicyTest {

  private static final Sampling GREEDY = sampling(0, 1);
  private static final Sampling HOT = sampling(1.5, 1);

  @TempDir private Path folder;

  private static Sampling sampling(double temperature, long seed) {
    return new Sampling(
        OptionalDouble.of(temperature),
        OptionalDouble.empty(),
        OptionalInt.of(8),
        OptionalLong.of(seed),
        true);
  }

  private static Request request(String id, String text, Sampling sampling, int draw) {
    return new Request(
        id, new Prompt(List.of(new Message.FromUser(text)), List.of()), sampling, draw);
  }

  private static List<Request> requests(int count, Sampling sampling) {
    return IntStream.range(0, count)
        .mapToObj(i -> request("q" + i, "Question " + i + ". What is it?", sampling, 0))
        .toList();
  }

  private static Map<String, Outcome> answers(LocalModel model, List<Request> requests)
      throws InterruptedException {
    Map<String, Outcome> outcomes = new HashMap<>();
    try (Policy policy = new LocalPolicy(model, Constraints.NONE)) {
      policy.answer(
          requests,
          answered -> {
            String key = answered.request().id() + "/" + answered.request().draw();
            assertThat(outcomes.put(key, answered.outcome())).isNull();
          });
    }
    return outcomes;
  }

  private static Outcome at(Map<String, Outcome> outcomes, String key) {
    return Objects.requireNonNull(outcomes.get(key), key);
  }

  private static LocalModel open(String name, int sequences) {
    LocalSettings settings = LocalSettings.standard();
    return LocalModel.open(
        ModelFolder.open(Goldens.model(name)),
        settings.withGenerator(GeneratorSettings.DEFAULT.withMaxSequences(sequences)));
  }

  private static String text(Outcome outcome) {
    return ((Answer.Text) ((Replied) outcome).answer()).text();
  }

  @Test
  void repliesAreThoseOfTheModelWithTheirUsage() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2", 4)) {
      Request request = request("q", "Hello", GREEDY, 0);
      Replied replied = (Replied) at(answers(model, List.of(request)), "q/0");
      int prompt = model.tokens(request.prompt()).length();
      assertThat(replied.usage().promptTokens()).hasValue(prompt);
      assertThat(replied.usage().completionTokens().orElseThrow()).isBetween(1, 8);
      assertThat(replied.meanLogprob().orElseThrow()).isNegative();
      assertThat(replied.latency()).isPositive();
      assertThat(replied.attempts()).isEqualTo(1);
    }
  }

  @Test
  void greedyRepliesDoNotDependOnHowManyRunTogether() throws InterruptedException {
    try (LocalModel one = open("tiny-llama3", 1);
        LocalModel many = open("tiny-llama3", 7)) {
      Map<String, Outcome> alone = answers(one, requests(12, GREEDY));
      Map<String, Outcome> together = answers(many, requests(12, GREEDY));
      assertThat(together).hasSize(12);
      alone.forEach((id, outcome) -> assertThat(text(at(together, id))).isEqualTo(text(outcome)));
    }
  }

  @Test
  void aReplyDependsOnSeedIdAndDrawAlone() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2", 5)) {
      Request asked = request("q1", "Question 1. What is it?", HOT, 0);
      String alone = text(at(answers(model, List.of(asked)), "q1/0"));
      assertThat(text(at(answers(model, requests(9, HOT)), "q1/0"))).isEqualTo(alone);
      Request otherDraw = request("q1", "Question 1. What is it?", HOT, 1);
      assertThat(text(at(answers(model, List.of(otherDraw)), "q1/1"))).isNotEqualTo(alone);
      Request otherSeed = request("q1", "Question 1. What is it?", sampling(1.5, 2), 0);
      assertThat(text(at(answers(model, List.of(otherSeed)), "q1/0"))).isNotEqualTo(alone);
      Request otherId = request("q2", "Question 1. What is it?", HOT, 0);
      assertThat(text(at(answers(model, List.of(otherId)), "q2/0"))).isNotEqualTo(alone);
    }
  }

  @Test
  void whatCannotBeComputedFailsAloneWithTheReason() throws InterruptedException {
    try (LocalModel model = open("tiny-qwen2", 4)) {
      List<Request> requests = new ArrayList<>(requests(3, GREEDY));
      requests.add(request("long", "a b c ".repeat(2000), GREEDY, 0));
      requests.add(new Request("nothing", new Prompt(List.of(), List.of()), GREEDY, 0));
      Map<String, Outcome> outcomes = answers(model, requests);
      assertThat(outcomes).hasSize(5);
      assertThat(((Failed) at(outcomes, "long/0")).reason()).contains("context is 2048");
      assertThat(((Failed) at(outcomes, "nothing/0")).reason()).contains("chat template");
      assertThat(outcomes.values()).filteredOn(Replied.class::isInstance).hasSize(3);
    }
  }

  @Test
  void aTemplateThatFailsOnOneConversationFailsThatOne() throws IOException, InterruptedException {
    Path copy = TinyModels.copy("tiny-qwen2", folder.resolve("model"));
    Files.writeString(
        copy.resolve("chat_template.jinja"),
        "{% if 'bad' in messages[0].content %}{{ raise_exception('not this') }}{% endif %}"
            + "{{ messages[0].content }}");
    try (LocalModel model = LocalModel.open(copy)) {
      Map<String, Outcome> outcomes =
          answers(model, List.of(request("a", "bad", GREEDY, 0), request("b", "good", GREEDY, 0)));
      assertThat(((Failed) at(outcomes, "a/0")).reason()).contains("not this");
      assertThat(at(outcomes, "b/0")).isInstanceOf(Replied.class);
    }
  }

  @Test
  void requestsAreTakenAWindowAtATime() throws InterruptedException {
    LocalSettings settings =
        LocalSettings.standard().withGenerator(new GeneratorSettings(2, 64, 10, 1L << 26));
    try (LocalModel model =
        LocalModel.open(ModelFolder.open(Goldens.model("tiny-qwen2")), settings)) {
      AtomicInteger taken = new AtomicInteger();
      AtomicInteger answered = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      Iterator<Request> lazy =
          requests(30, GREEDY).stream()
              .peek(_ -> most.accumulateAndGet(taken.incrementAndGet() - answered.get(), Math::max))
              .iterator();
      new LocalPolicy(model, Constraints.NONE)
          .answer(() -> lazy, (Answered _) -> answered.incrementAndGet());
      assertThat(answered).hasValue(30);
      // A window of 10, the 2 that run, and the one that is looked ahead for.
      assertThat(most.get()).isLessThanOrEqualTo(13);
    }
  }

  @Test
  void whatTheSinkThrowsEndsTheWork() {
    try (LocalModel model = open("tiny-qwen2", 2)) {
      Policy policy = new LocalPolicy(model, Constraints.NONE);
      assertThatThrownBy(() ->
              policy.answer(
                  requests(5, GREEDY),
                  _ -> {
                    throw new IllegalStateException("the disk is full");
                  }))
          .hasMessage("the disk is full");
    }
  }

  @Test
  void aBaseModelIsRefused() {
    try (LocalModel model = open("stories260K", 2)) {
      assertThatThrownBy(() -> new LocalPolicy(model, Constraints.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no chat template");
    }
  }
}
