package org.javoke.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.javoke.generate.Generation.Drawn;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.model.PackedAttention;
import org.javoke.tensor.Device;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is drawn and scored equals the reference, however it is batched. */
class GenerationGoldenTest {

  static List<String> models() {
    return List.of(
        "stories260K",
        "tiny-llama3",
        "tiny-llama3-sharded",
        "tiny-qwen2",
        "tiny-qwen2-bf16",
        "tiny-qwen3");
  }

  private static final List<GeneratorSettings> SETTINGS =
      List.of(
          GeneratorSettings.DEFAULT,
          new GeneratorSettings(1, 512, 1, 1),
          new GeneratorSettings(3, 5, 4, 1L << 30));

  private static Decoder decoder(String model) {
    return Goldens.decoder(model);
  }

  private static JsonNode golden(String model, String name) {
    Path folder = Goldens.model(model).resolve("goldens");
    return Goldens.json(folder.resolve(name + ".json"));
  }

  private static Tokens tokens(JsonNode ids) {
    return Tokens.of(ids.valueStream().map(JsonNode::intValue).toList());
  }

  private static Map<Object, Drawn> generate(
      Decoder decoder, GeneratorSettings settings, List<GenerationRequest> requests)
      throws InterruptedException {
    Map<Object, Drawn> results = new HashMap<>();
    new Generator(decoder, settings)
        .generate(requests.iterator(), g -> assertThat(results.put(g.id(), (Drawn) g)).isNull());
    assertThat(results).hasSameSizeAs(requests);
    return results;
  }

  private static Drawn drawn(Map<Object, Drawn> results, int id) {
    return Objects.requireNonNull(results.get(id));
  }

  private static GenerationRequest greedy(
      int id, Tokens prompt, int count, double penalty, Set<Integer> stop) {
    return new GenerationRequest(
        id,
        prompt,
        new SamplingParameters(0, 0, 1, 0, penalty),
        count,
        stop,
        0,
        Guide.NONE,
        Logprobs.CHOSEN);
  }

  @ParameterizedTest
  @MethodSource("models")
  void greedyTextIsTheReferences(String model) throws Exception {
    JsonNode golden = golden(model, "generation");
    try (Decoder decoder = decoder(model)) {
      for (GeneratorSettings settings : SETTINGS) {
        List<GenerationRequest> requests = new ArrayList<>();
        JsonNode prompts = golden.path("prompts");
        for (int i = 0; i < prompts.size(); i++) {
          requests.add(greedy(i, tokens(prompts.get(i).path("prompt_ids")), 40, 1, Set.of()));
        }
        Map<Object, Drawn> results = generate(decoder, settings, requests);
        for (int i = 0; i < prompts.size(); i++) {
          Drawn drawn = drawn(results, i);
          assertThat(drawn.tokens()).isEqualTo(tokens(prompts.get(i).path("generated_ids")));
          close(drawn.logprobs(), prompts.get(i).path("token_logprobs"));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void penaltyAndStopIdsAreTheReferences(String model) throws Exception {
    JsonNode golden = golden(model, "generation");
    try (Decoder decoder = decoder(model)) {
      List<GenerationRequest> requests = new ArrayList<>();
      JsonNode ends = golden.path("eos_first4");
      for (int i = 0; i < 4; i++) {
        Tokens prompt = tokens(golden.path("prompts").get(i).path("prompt_ids"));
        requests.add(greedy(i, prompt, 24, 1.3, Set.of()));
        requests.add(
            greedy(10 + i, prompt, 40, 1, Set.of(ends.get(i).path("eos_token_id").intValue())));
      }
      Map<Object, Drawn> results = generate(decoder, GeneratorSettings.DEFAULT, requests);
      for (int i = 0; i < 4; i++) {
        assertThat(drawn(results, i).tokens())
            .isEqualTo(tokens(golden.path("repetition_penalty_1.3_first4_24tok").get(i)));
        Drawn ended = drawn(results, 10 + i);
        assertThat(ended.tokens()).isEqualTo(tokens(ends.get(i).path("generated_ids")));
        assertThat(ended.end()).isEqualTo(Generation.End.STOP);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatMayBeDrawnIsTheReferences(String model) {
    try (Decoder decoder = decoder(model);
        Scope _ = Scope.open()) {
      for (JsonNode item : golden(model, "warpers").path("items")) {
        SamplingParameters parameters =
            new SamplingParameters(
                item.path("temperature").doubleValue(),
                item.path("top_k").intValue(),
                item.path("top_p").doubleValue(),
                item.path("min_p").isNull() ? 0 : item.path("min_p").doubleValue(),
                item.path("repetition_penalty").doubleValue());
        Map<Integer, Double> likely =
            Distributions.next(decoder, tokens(item.path("prompt_ids")), parameters);
        JsonNode ids = item.path("kept_ids");
        assertThat(likely.values().stream().filter(p -> p.floatValue() > 0).count())
            .isEqualTo(item.path("n_kept").longValue());
        for (int i = 0; i < ids.size(); i++) {
          assertThat(likely.get(ids.get(i).intValue()))
              .isCloseTo(item.path("probs").get(i).doubleValue(), within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void givenCompletionsAreAsLikelyAsTheReferenceSays(String model) throws Exception {
    JsonNode items = golden(model, "continuations").path("items");
    List<CompletionScorer.Request> requests = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      requests.add(
          new CompletionScorer.Request(
              i,
              tokens(items.get(i).path("prompt_ids")),
              tokens(items.get(i).path("continuation_ids"))));
    }
    try (Decoder decoder = decoder(model)) {
      List<Object> seen = new ArrayList<>();
      new CompletionScorer(decoder)
          .score(
              requests.iterator(),
              outcome -> {
                JsonNode item = items.get((Integer) outcome.id());
                var scored = (CompletionScorer.Outcome.Scored) outcome;
                close(scored.logprobs(), item.path("token_logprobs"));
                assertThat(scored.perplexity())
                    .isCloseTo(
                        item.path("perplexity").doubleValue(),
                        within(1e-4 * item.path("perplexity").doubleValue()));
                seen.add(outcome.id());
              });
      assertThat(seen).hasSize(items.size());
    }
  }

  /** A tree of prompts, from the cache, against each alone, computed whole. */
  @ParameterizedTest
  @MethodSource("models")
  void sharedRunsChangeNothing(String model) throws Exception {
    try (Decoder decoder = decoder(model)) {
      List<Tokens> prompts = prompts(decoder.config().vocabSize(), 40);
      List<GenerationRequest> requests = new ArrayList<>();
      for (int i = 0; i < prompts.size(); i++) {
        requests.add(greedy(i, prompts.get(i), 6, 1, Set.of()));
      }
      for (GeneratorSettings settings : SETTINGS) {
        Map<Object, Drawn> results = generate(decoder, settings, requests);
        for (int i = 0; i < prompts.size(); i++) {
          Drawn drawn = drawn(results, i);
          List<Double> whole = whole(decoder, prompts.get(i), drawn.tokens());
          for (int t = 0; t < whole.size(); t++) {
            assertThat(drawn.logprobs().get(t)).isCloseTo(whole.get(t), within(1e-4));
          }
        }
      }
    }
  }

  private static List<Tokens> prompts(int vocab, int count) {
    RandomGenerator random = new SplittableRandom(5);
    Tokens system = random(random, vocab, 70);
    List<Tokens> questions =
        List.of(system.then(random(random, vocab, 40)), system.then(random(random, vocab, 25)));
    List<Tokens> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(
          switch (i % 4) {
            case 0 -> questions.getFirst();
            case 1 -> questions.getLast().then(random(random, vocab, 1 + i % 7));
            case 2 -> system.then(random(random, vocab, 3));
            case 3 -> random(random, vocab, 2 + i);
            default -> throw new AssertionError();
          });
    }
    return prompts;
  }

  private static Tokens random(RandomGenerator random, int vocab, int count) {
    return Tokens.of(random.ints(count, 3, vocab).toArray());
  }

  private static List<Double> whole(Decoder decoder, Tokens prompt, Tokens completion) {
    Tokens all = prompt.then(completion);
    try (Scope _ = Scope.open()) {
      long[] positions = LongStream.range(0, all.length()).toArray();
      Tensor hidden =
          decoder.hidden(
              Tensors.of(all.toArray(), Device.CPU),
              Tensors.of(positions, Device.CPU),
              new PackedAttention(List.of(all.length())));
      Tensor rows = hidden.narrow(0, prompt.length() - 1, completion.length());
      float[] losses =
          decoder
              .logits(rows)
              .crossEntropy(Tensors.of(completion.toArray(), Device.CPU))
              .toFloats();
      List<Double> logprobs = new ArrayList<>();
      for (float loss : losses) {
        logprobs.add((double) -loss);
      }
      return logprobs;
    }
  }

  private static void close(List<Double> actual, JsonNode expected) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i).doubleValue(), within(1e-4));
    }
  }
}
