package org.javoke.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
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

/** Groups whose prompts begin alike: what is computed once for all, and that nothing else is. */
class OpeningsTest {

  private static final long ROOMY = 1L << 30;

  private final RandomGenerator random = new SplittableRandom(11);
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

  private Tokens tokens(int count) {
    return Tokens.of(random.ints(count, 3, decoder.config().vocabSize()).toArray());
  }

  /** A prompt of a group, and what others may begin with of it. */
  private record Opened(String group, Tokens prompt, List<Integer> ends) {
    static Opened of(String group, Tokens prompt, Integer... ends) {
      return new Opened(group, prompt, Arrays.asList(ends));
    }
  }

  /** {@return the log-probabilities of three tokens behind each prompt, one call a prompt} */
  private List<List<Double>> scored(PrefixCache cache, List<Opened> prompts)
      throws InterruptedException {
    List<List<Double>> scored = new ArrayList<>();
    for (Opened one : prompts) {
      new CompletionScorer(
              decoder, cache, id -> new Sharing(((Opened) id).group, ((Opened) id).ends))
          .score(
              List.of(new CompletionScorer.Request(one, one.prompt, Tokens.of(7, 8, 9))).iterator(),
              outcome -> scored.add(((Outcome.Scored) outcome).logprobs()));
    }
    return scored;
  }

  private long counted(PrefixCache cache, List<Opened> prompts) throws InterruptedException {
    long before = decoder.tokensComputed();
    scored(cache, prompts);
    return decoder.tokensComputed() - before;
  }

  @Test
  void whatAllBeginWithIsComputedOnce() throws InterruptedException {
    Tokens all = tokens(100);
    List<Opened> prompts = new ArrayList<>();
    for (String group : List.of("a", "b", "c")) {
      prompts.add(Opened.of(group, all.then(tokens(10)), 100));
    }
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY)) {
      // Of each prompt 10 are its own, and of the three scored 2 are computed with.
      assertThat(counted(cache, prompts)).isEqualTo(100 + 3 * (10 + 2));
    }
    List<Opened> closed = prompts.stream().map(one -> Opened.of(one.group, one.prompt)).toList();
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY)) {
      assertThat(counted(cache, closed)).isEqualTo(3 * (100 + 10 + 2));
    }
  }

  @Test
  void whatSomeBeginWithIsComputedOnceForThem() throws InterruptedException {
    Tokens all = tokens(64);
    Tokens some = all.then(tokens(90));
    Tokens others = all.then(tokens(70));
    List<Opened> prompts =
        List.of(
            Opened.of("a", some.then(tokens(80)), 64, 154),
            Opened.of("b", others.then(tokens(80)), 64, 134),
            Opened.of("c", some.then(tokens(80)), 64, 154),
            Opened.of("d", others.then(tokens(80)), 64, 134));
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY)) {
      assertThat(counted(cache, prompts)).isEqualTo(64 + 90 + 70 + 4 * (80 + 2));
      // A group computes nothing twice that it has, and copies nothing twice.
      assertThat(counted(cache, prompts)).isEqualTo(4 * (1 + 2));
    }
  }

  @Test
  void theOrderOfGroupsDecidesNothing() throws InterruptedException {
    Tokens all = tokens(70);
    Tokens some = all.then(tokens(50));
    List<Opened> prompts =
        List.of(
            Opened.of("a", some.then(tokens(66)), 70, 120),
            Opened.of("b", all.then(tokens(20)), 70),
            Opened.of("c", some.then(tokens(80)), 70, 120),
            Opened.of("d", some, 70, 120));
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY);
        PrefixCache backwards = new PrefixCache(decoder, ROOMY)) {
      List<List<Double>> first = scored(cache, prompts);
      // Equal to the last digit, and not only close.
      assertThat(scored(backwards, prompts.reversed()).reversed()).isEqualTo(first);
      for (int i = 0; i < prompts.size(); i++) {
        try (PrefixCache alone = new PrefixCache(decoder, ROOMY);
            PrefixCache none = new PrefixCache(decoder, 0)) {
          assertThat(scored(alone, List.of(prompts.get(i)))).containsExactly(first.get(i));
          close(scored(none, List.of(prompts.get(i))).getFirst(), first.get(i));
        }
      }
    }
  }

  private static void close(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5));
    }
  }

  @Test
  void oneThatIsTooLongOrTooShortIsNone() throws InterruptedException {
    Tokens prompt = tokens(90);
    int tooShort = Openings.SHORTEST - 1;
    for (List<Integer> ends :
        List.of(
            List.of(90), List.of(4_000), List.of(tooShort), List.of(0), List.of(tooShort, 90))) {
      try (PrefixCache cache = new PrefixCache(decoder, ROOMY);
          PrefixCache none = new PrefixCache(decoder, ROOMY)) {
        List<Opened> two = List.of(new Opened("a", prompt, ends), new Opened("b", prompt, ends));
        List<Opened> closed = List.of(Opened.of("a", prompt), Opened.of("b", prompt));
        long before = decoder.tokensComputed();
        assertThat(scored(cache, two)).isEqualTo(scored(none, closed)).hasSize(2);
        assertThat(decoder.tokensComputed() - before).isEqualTo(2 * 2 * (90 + 2));
      }
    }
  }

  @Test
  void openingsThatDifferAreOfNoUseToEachOther() throws InterruptedException {
    Tokens begun = tokens(60);
    Opened one = Opened.of("a", begun.then(tokens(60)), 80);
    // The first 60 tokens are the same, but nobody said that they were shared.
    Opened other = Opened.of("b", begun.then(tokens(60)), 100);
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY)) {
      assertThat(counted(cache, List.of(one, other))).isEqualTo(2 * (120 + 2));
    }
  }

  @Test
  void whereThereIsNoRoomTheyAreComputedAgain() throws InterruptedException {
    Tokens all = tokens(64);
    Tokens some = all.then(tokens(40));
    List<Opened> prompts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Tokens begun = i % 2 == 0 ? some : all.then(tokens(40));
      prompts.add(Opened.of("g" + i, begun.then(tokens(100)), 64, 104));
    }
    long room = 80 * SlotPool.bytesPerToken(decoder);
    try (PrefixCache small = new PrefixCache(decoder, room);
        PrefixCache large = new PrefixCache(decoder, ROOMY)) {
      assertThat(scored(small, prompts)).isEqualTo(scored(large, prompts));
      assertThat(small.droppedTokens()).isPositive();
      assertThat(small.heldBytes()).isLessThanOrEqualTo(room);
      small.clear();
      assertThat(small.heldBytes()).isZero();
    }
  }

  @Test
  void drawsAreTheSameWithAndWithoutThem() throws InterruptedException {
    Tokens all = tokens(70);
    Tokens some = all.then(tokens(40));
    List<Opened> prompts =
        List.of(
            Opened.of("a", some.then(tokens(70)), 70, 110),
            Opened.of("b", some.then(tokens(5)), 70, 110),
            Opened.of("c", all.then(tokens(5)), 70, 70),
            Opened.of("a", some.then(tokens(30)), 70, 110));
    List<Opened> closed = prompts.stream().map(one -> Opened.of(one.group, one.prompt)).toList();
    try (PrefixCache cache = new PrefixCache(decoder, ROOMY);
        PrefixCache none = new PrefixCache(decoder, ROOMY)) {
      for (int round = 0; round < 2; round++) {
        Map<Integer, Drawn> opened = drawn(cache, prompts);
        drawn(none, closed)
            .forEach((id, expected) -> {
              Drawn found = Objects.requireNonNull(opened.get(id));
              assertThat(found.tokens()).isEqualTo(expected.tokens());
              close(found.logprobs(), expected.logprobs());
            });
      }
    }
  }

  private Map<Integer, Drawn> drawn(PrefixCache cache, List<Opened> prompts)
      throws InterruptedException {
    List<GenerationRequest> requests = new ArrayList<>();
    for (int i = 0; i < 2 * prompts.size(); i++) {
      requests.add(
          new GenerationRequest(
              i,
              prompts.get(i / 2).prompt,
              new SamplingParameters(0.5, 0, 1, 0, 1),
              9,
              Set.of(),
              i,
              Guide.NONE,
              Logprobs.CHOSEN));
    }
    Map<Integer, Drawn> drawn = new HashMap<>();
    new Generator(
            decoder,
            new GeneratorSettings(5, 40, 6, ROOMY),
            cache,
            id -> {
              Opened one = prompts.get((Integer) id / 2);
              return new Sharing(one.group, one.ends);
            })
        .generate(requests.iterator(), one -> drawn.put((Integer) one.id(), (Drawn) one));
    assertThat(drawn).hasSameSizeAs(requests);
    return drawn;
  }
}
