package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.call.CallFormats;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Goldens;
import org.javoke.policy.Ask;
import org.javoke.policy.Computed;
import org.javoke.policy.Continuations;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.CallsAndSentences;
import org.javoke.search.Presets;
import org.javoke.search.Problem;
import org.javoke.search.Search;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.search.Tree;
import org.junit.jupiter.api.Test;

class LocalContinuationsTest {

  private static final Prompt PROMPT =
      new Prompt(List.of(new Message.FromUser("Who are you, and what can you do?")), List.of());

  private static LocalModel open() {
    return LocalModel.open(ModelFolder.open(Goldens.model("tiny-qwen2")), LocalSettings.standard());
  }

  private static Sampling sampling(double temperature, int tokens, long seed) {
    return new Sampling(
        OptionalDouble.of(temperature),
        OptionalDouble.empty(),
        OptionalInt.of(tokens),
        OptionalLong.of(seed),
        true);
  }

  private static Map<String, Told> told(LocalModel model, List<Ask> asks)
      throws InterruptedException {
    return told(new LocalPolicy(model, Constraints.NONE).continuations().orElseThrow(), asks);
  }

  private static Map<String, Told> told(Continuations continuations, List<Ask> asks)
      throws InterruptedException {
    Map<String, Told> told = new HashMap<>();
    continuations.meet(asks, one -> assertThat(told.put(one.id(), one)).isNull());
    return told;
  }

  private static Told.Continued continued(Map<String, Told> told, String id) {
    return (Told.Continued) Objects.requireNonNull(told.get(id));
  }

  @Test
  void goesOnWhereTheAnswerWasCut() throws InterruptedException {
    try (LocalModel model = open()) {
      Ask whole = new Ask.Continue("whole", PROMPT, "", sampling(0, 8, 0), Ask.End.OF_ANSWER);
      Told.Continued first = continued(told(model, List.of(whole)), "whole");
      assertThat(first.tokens()).isNotEmpty();
      assertThat(first.tokens()).allSatisfy(token -> assertThat(token.logprob()).isNotPositive());
      assertThat(first.tokens().getLast().end()).isLessThanOrEqualTo(first.text().length());
      int cut = first.tokens().get(3).end();
      Ask rest =
          new Ask.Continue(
              "rest", PROMPT, first.text().substring(0, cut), sampling(0, 4, 0), Ask.End.OF_ANSWER);
      Told.Continued second = continued(told(model, List.of(rest)), "rest");
      assertThat(second.tokens()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void stopsWhereItIsTold() throws InterruptedException {
    try (LocalModel model = open()) {
      Ask.End early = drawn -> drawn.isEmpty() ? OptionalInt.empty() : OptionalInt.of(1);
      Ask ask = new Ask.Continue("a", PROMPT, "", sampling(0, 50, 0), early);
      Told.Continued told = continued(told(model, List.of(ask)), "a");
      assertThat(told.tokens()).hasSizeLessThan(5);
      assertThat(told.ended()).isFalse();
    }
  }

  @Test
  void drawsDependOnTheirSeedsAlone() throws InterruptedException {
    try (LocalModel model = open()) {
      List<Ask> asks = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        asks.add(
            new Ask.Continue("d" + i, PROMPT, "I am", sampling(1.5, 6, i / 2), Ask.End.OF_ANSWER));
      }
      Map<String, Told> all = told(model, asks);
      String alone = continued(told(model, List.of(asks.get(2))), "d2").text();
      assertThat(continued(all, "d2").text()).isEqualTo(alone);
      assertThat(continued(all, "d3").text()).isEqualTo(alone);
      assertThat(continued(all, "d0").text()).isNotEqualTo(alone);
    }
  }

  @Test
  void scoresAsTheModelDoes() throws InterruptedException {
    try (LocalModel model = open()) {
      Ask ask = new Ask.Score("s", PROMPT, "", List.of("correct", "not at all"), false);
      Told.Scored told = (Told.Scored) Objects.requireNonNull(told(model, List.of(ask)).get("s"));
      assertThat(told.likelihoods()).hasSize(2);
      for (int i = 0; i < 2; i++) {
        var scored = model.score(PROMPT, List.of("correct", "not at all").get(i));
        double sum = scored.logprobs().stream().mapToDouble(Double::doubleValue).sum();
        Likelihood likelihood = told.likelihoods().get(i);
        assertThat(likelihood.logprob()).isCloseTo(sum, within(1e-4));
        assertThat(likelihood.tokens()).isEqualTo(scored.logprobs().size());
      }
      Ask ending = new Ask.Score("e", PROMPT, "", List.of("correct"), true);
      Told.Scored ended =
          (Told.Scored) Objects.requireNonNull(told(model, List.of(ending)).get("e"));
      assertThat(ended.likelihoods().getFirst().tokens())
          .isEqualTo(told.likelihoods().getFirst().tokens() + 1);
    }
  }

  @Test
  void whatCannotBeComputedFailsAlone() throws InterruptedException {
    try (LocalModel model = open()) {
      Prompt nothing = new Prompt(List.of(), List.of());
      Map<String, Told> told =
          told(
              model,
              List.of(
                  new Ask.Score("bad", nothing, "", List.of("x"), false),
                  new Ask.Score("long", PROMPT, "a b c ".repeat(2_000), List.of("x"), false),
                  new Ask.Score("good", PROMPT, "", List.of("x"), false)));
      assertThat(told.get("bad")).isInstanceOf(Told.Failed.class);
      assertThat(told.get("long")).isInstanceOf(Told.Failed.class);
      assertThat(told.get("good")).isInstanceOf(Told.Scored.class);
    }
  }

  @Test
  void countsWhatIsComputed() throws InterruptedException {
    try (LocalModel model = open()) {
      Continuations continuations =
          new LocalPolicy(model, Constraints.NONE).continuations().orElseThrow();
      Ask ask = new Ask.Score("s", PROMPT, "", List.of("correct"), false);
      int prompt = model.tokens(PROMPT).length();
      int text = model.tokenizer().encode("correct", false).length;
      told(continuations, List.of(ask));
      Computed first = continuations.computed();
      assertThat(first).isEqualTo(new Computed(prompt + text - 1, prompt + text - 1, 0, 0));
      assertThat(first.mostKept()).isZero();
      told(continuations, List.of(ask));
      // The same again needs nothing new. A short prompt is sooner computed anew than looked after.
      assertThat(continuations.computed().since(first))
          .isEqualTo(new Computed(0, prompt + text - 1));
    }
  }

  @Test
  void longPromptsStayUntilTheyAreReleased() throws InterruptedException {
    try (LocalModel model = open()) {
      Continuations continuations =
          new LocalPolicy(model, Constraints.NONE).continuations().orElseThrow();
      Ask ask = new Ask.Score("s", PROMPT, "I can do this. ".repeat(30), List.of("x"), false);
      told(continuations, List.of(ask));
      Computed first = continuations.computed();
      assertThat(first.all()).isEqualTo(first.once());
      assertThat(first.mostKept()).isPositive();
      told(continuations, List.of(ask));
      Computed again = continuations.computed().since(first);
      assertThat(again.once()).isZero();
      assertThat(again.all()).isEqualTo(1);
      continuations.release();
      told(continuations, List.of(ask));
      assertThat(continuations.computed().since(first).all()).isEqualTo(1 + first.all());
      assertThat(continuations.computed().dropped()).isZero();
    }
  }

  @Test
  void promptsThatCannotBeginSoAreNoFailure() throws InterruptedException {
    try (LocalModel model = open()) {
      Prompt nothing = new Prompt(List.of(), List.of());
      Prompt other = new Prompt(List.of(new Message.FromUser("Else.")), List.of());
      for (List<Prompt> openings :
          List.of(List.of(nothing), List.of(PROMPT, other), List.of(other))) {
        Ask plain = new Ask.Score("a", PROMPT, "", List.of("x"), false);
        Ask opened = new Ask.Score("a", PROMPT, "", List.of("x"), false, openings);
        assertThat(likelihood(told(model, List.of(opened))))
            .isCloseTo(likelihood(told(model, List.of(plain))), within(1e-5));
      }
    }
  }

  private static double likelihood(Map<String, Told> told) {
    return ((Told.Scored) Objects.requireNonNull(told.get("a"))).likelihoods().getFirst().logprob();
  }

  @Test
  void aTreeGrowsOverIt() throws InterruptedException {
    try (LocalModel model = open()) {
      var format = CallFormats.named("hermes");
      SearchSettings paper = Presets.paper(format).settings();
      SearchSettings settings =
          paper.withBudget(new SearchSettings.Budget(3, 1, false, 3, 30, 24, 3));
      Task task = new Task("irrelevance", Language.PYTHON, List.of(), new Expectation.NoCall());
      Problem problem = new Problem("p", PROMPT, Optional.of(task), Optional.empty());
      List<Tree> trees = new ArrayList<>();
      Search.Summary summary =
          new Search(
                  new LocalPolicy(model, Constraints.NONE),
                  new CallsAndSentences(format),
                  format,
                  new FairScorer(),
                  settings,
                  Pace.STANDARD)
              .run(List.of(problem), trees::add);
      assertThat(trees.getFirst().failure()).isEmpty();
      assertThat(trees.getFirst().nodes()).hasSizeGreaterThan(3);
      assertThat(summary.computed().once()).isPositive();
      assertThat(summary.computed().all()).isGreaterThanOrEqualTo(summary.computed().once());
    }
  }
}
