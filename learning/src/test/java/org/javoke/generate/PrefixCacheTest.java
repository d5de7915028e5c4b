package org.javoke.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.javoke.generate.CompletionScorer.Outcome;
import org.javoke.generate.Generation.Drawn;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that follow each other, as those of a search do, with and without a cache between them. */
class PrefixCacheTest {

  private static final GeneratorSettings NARROW = new GeneratorSettings(3, 7, 4, 1L << 30);

  private static final PrefixCache.Root ROOT = new PrefixCache.Root(Sharing.WITH_ALL.group(), null);

  private Decoder decoder;

  @BeforeEach
  void open() {
    decoder = Goldens.decoder("tiny-qwen2");
  }

  @AfterEach
  void close() {
    // Where the goldens are absent nothing was opened.
    if (decoder != null) {
      decoder.close();
    }
  }

  private Tokens random(RandomGenerator random, int count) {
    return Tokens.of(random.ints(count, 3, decoder.config().vocabSize()).toArray());
  }

  private static GenerationRequest drawing(int id, Tokens prompt, double temperature) {
    return new GenerationRequest(
        id,
        prompt,
        new SamplingParameters(temperature, 0, 1, 0, 1),
        9,
        Set.of(),
        id / 2,
        Guide.NONE,
        Logprobs.CHOSEN);
  }

  private Map<Integer, Drawn> drawn(
      GeneratorSettings settings, PrefixCache cache, List<GenerationRequest> requests)
      throws InterruptedException {
    Map<Integer, Drawn> drawn = new HashMap<>();
    new Generator(decoder, settings, cache, _ -> Sharing.WITH_ALL)
        .generate(requests.iterator(), one -> drawn.put((Integer) one.id(), (Drawn) one));
    assertThat(drawn).hasSameSizeAs(requests);
    return drawn;
  }

  private Map<Integer, List<Double>> scored(
      PrefixCache cache, List<CompletionScorer.Request> requests) throws InterruptedException {
    Map<Integer, List<Double>> scored = new HashMap<>();
    new CompletionScorer(decoder, cache, _ -> Sharing.WITH_ALL)
        .score(
            requests.iterator(),
            one -> scored.put((Integer) one.id(), ((Outcome.Scored) one).logprobs()));
    assertThat(scored).hasSameSizeAs(requests);
    return scored;
  }

  /**
   * A short run that a pass plans, and a long one behind it that is computed in passes of its own:
   * whichever is first, no token is computed twice.
   */
  @Test
  void aLongRunBehindAShortOneIsComputedOnce() throws InterruptedException {
    RandomGenerator random = new SplittableRandom(11);
    Tokens system = random(random, 100);
    // Prompts come in the order of their tokens, and the short one is to come first.
    Tokens tools =
        system.then(Tokens.of(decoder.config().vocabSize() - 1)).then(random(random, 300));
    List<CompletionScorer.Request> requests = new ArrayList<>();
    for (Tokens prompt :
        List.of(
            system.then(random(random, 6)),
            system.then(random(random, 7)),
            tools.then(random(random, 5)),
            tools.then(random(random, 9)))) {
      requests.add(new CompletionScorer.Request(requests.size(), prompt, random(random, 4)));
    }
    Map<Integer, List<Double>> together = scored(new PrefixCache(decoder, 1L << 30), requests);
    for (CompletionScorer.Request request : requests) {
      List<Double> alone =
          Objects.requireNonNull(
              scored(new PrefixCache(decoder, 0), List.of(request)).get((Integer) request.id()));
      List<Double> among = Objects.requireNonNull(together.get((Integer) request.id()));
      for (int i = 0; i < alone.size(); i++) {
        assertThat(among.get(i)).isCloseTo(alone.get(i), within(1e-4));
      }
    }
  }

  /** The prompts of rounds that go on where those before ended. */
  private List<List<Tokens>> rounds() {
    RandomGenerator random = new SplittableRandom(3);
    Tokens system = random(random, 90);
    List<List<Tokens>> rounds = new ArrayList<>();
    List<Tokens> last = List.of(system.then(random(random, 30)), system.then(random(random, 75)));
    for (int round = 0; round < 4; round++) {
      List<Tokens> prompts = new ArrayList<>();
      for (Tokens prompt : last) {
        prompts.add(prompt.then(random(random, 5)));
        prompts.add(prompt.then(random(random, 20)));
        prompts.add(prompt);
      }
      rounds.add(prompts);
      last = List.of(prompts.get(0), prompts.get(4));
    }
    return rounds;
  }

  @Test
  void drawsAreTheSameWithAndWithoutIt() throws InterruptedException {
    for (GeneratorSettings settings : List.of(GeneratorSettings.DEFAULT, NARROW)) {
      // One that forgets, one with room for all, and one with room for some.
      PrefixCache none = new PrefixCache(decoder, 0);
      PrefixCache all = new PrefixCache(decoder, 1L << 30);
      PrefixCache some = new PrefixCache(decoder, 100 * SlotPool.bytesPerToken(decoder));
      for (List<Tokens> prompts : rounds()) {
        List<GenerationRequest> requests = new ArrayList<>();
        for (Tokens prompt : prompts) {
          for (int i = 0; i < 4; i++) {
            requests.add(drawing(requests.size(), prompt, 0.3));
          }
        }
        Map<Integer, Drawn> expected = drawn(settings, none, requests);
        equal(drawn(settings, all, requests), expected);
        equal(drawn(settings, some, requests.reversed()), expected);
        assertThat(some.heldBytes()).isLessThanOrEqualTo(100 * SlotPool.bytesPerToken(decoder));
        assertThat(none.heldBytes()).isZero();
      }
      assertThat(all.droppedTokens()).isZero();
      assertThat(some.droppedTokens()).isPositive();
      all.close();
      some.close();
      assertThat(all.heldBytes()).isZero();
      assertThat(some.heldBytes()).isZero();
    }
  }

  private static void equal(Map<Integer, Drawn> actual, Map<Integer, Drawn> expected) {
    expected.forEach((id, drawn) -> {
      Drawn found = Objects.requireNonNull(actual.get(id));
      assertThat(found.tokens()).isEqualTo(drawn.tokens());
      assertThat(found.end()).isEqualTo(drawn.end());
      close(found.logprobs(), drawn.logprobs());
    });
  }

  private static void close(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5));
    }
  }

  @Test
  void scoresAreTheSameWithAndWithoutIt() throws InterruptedException {
    RandomGenerator random = new SplittableRandom(4);
    try (PrefixCache all = new PrefixCache(decoder, 1L << 30);
        PrefixCache some = new PrefixCache(decoder, 150 * SlotPool.bytesPerToken(decoder))) {
      for (List<Tokens> prompts : rounds()) {
        List<CompletionScorer.Request> requests = new ArrayList<>();
        for (Tokens prompt : prompts) {
          Tokens word = random(random, 3);
          for (Tokens completion : List.of(word, word.between(0, 1), random(random, 2), word)) {
            requests.add(new CompletionScorer.Request(requests.size(), prompt, completion));
          }
        }
        Map<Integer, List<Double>> expected = new HashMap<>();
        for (CompletionScorer.Request request : requests) {
          expected.putAll(scored(new PrefixCache(decoder, 0), List.of(request)));
        }
        for (PrefixCache cache : List.of(all, some)) {
          scored(cache, requests)
              .forEach((id, logprobs) -> close(logprobs, Objects.requireNonNull(expected.get(id))));
        }
      }
    }
  }

  @Test
  void whatIsKnownIsNotComputedAgain() throws InterruptedException {
    Tokens prompt = random(new SplittableRandom(1), 100);
    try (PrefixCache cache = new PrefixCache(decoder, 1L << 30)) {
      Tokens drawn =
          Objects.requireNonNull(drawn(NARROW, cache, List.of(drawing(0, prompt, 0))).get(0))
              .tokens();
      // 100 of the prompt, and 8 of the 9 drawn: the last is not computed with.
      assertThat(cache.known(ROOT, prompt.then(drawn))).isEqualTo(108);
      long before = decoder.tokensComputed();
      drawn(NARROW, cache, List.of(drawing(0, prompt.then(drawn), 0)));
      // The ninth, and 8 of what is drawn after it.
      assertThat(decoder.tokensComputed() - before).isEqualTo(1 + 8);
    }
  }

  @Test
  void sequencesThatDrawTheSameAreComputedOnce() throws InterruptedException {
    Tokens prompt = random(new SplittableRandom(2), 10);
    List<GenerationRequest> same = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      same.add(drawing(i, prompt, 0));
    }
    long before = decoder.tokensComputed();
    drawn(GeneratorSettings.DEFAULT, new PrefixCache(decoder, 0), same);
    assertThat(decoder.tokensComputed() - before).isEqualTo(10 + 8);
  }

  @Test
  void aBrokenCallLeavesACacheThatCanBeUsed() throws InterruptedException {
    Tokens prompt = random(new SplittableRandom(6), 120);
    List<GenerationRequest> requests =
        List.of(drawing(0, prompt, 0), drawing(2, prompt.between(0, 90), 0));
    try (PrefixCache cache = new PrefixCache(decoder, 1L << 30)) {
      assertThatThrownBy(() ->
              new Generator(decoder, NARROW, cache, _ -> Sharing.WITH_ALL)
                  .generate(
                      requests.iterator(),
                      _ -> {
                        throw new IllegalStateException("the sink broke");
                      }))
          .hasMessage("the sink broke");
      equal(drawn(NARROW, cache, requests), drawn(NARROW, new PrefixCache(decoder, 0), requests));
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() throws InterruptedException {
    RandomGenerator random = new SplittableRandom(7);
    List<Tokens> prompts = List.of(random(random, 80), random(random, 80), random(random, 80));
    // A prompt takes 79 + 1 + 8 = 88 tokens: there is room for two.
    try (PrefixCache cache = new PrefixCache(decoder, 180 * SlotPool.bytesPerToken(decoder))) {
      drawn(NARROW, cache, List.of(drawing(0, prompts.get(0), 0)));
      drawn(NARROW, cache, List.of(drawing(0, prompts.get(1), 0)));
      drawn(NARROW, cache, List.of(drawing(0, prompts.get(0), 0)));
      drawn(NARROW, cache, List.of(drawing(0, prompts.get(2), 0)));
      assertThat(cache.known(ROOT, prompts.get(0))).isGreaterThanOrEqualTo(79);
      assertThat(cache.known(ROOT, prompts.get(1))).isLessThan(79);
      assertThat(cache.known(ROOT, prompts.get(2))).isEqualTo(80);
      assertThat(cache.mostHeldBytes()).isGreaterThanOrEqualTo(cache.heldBytes());
    }
  }
}
