package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.model.Goldens;
import org.javoke.preference.Dpo;
import org.javoke.preference.Feedback;
import org.javoke.preference.Kto;
import org.javoke.preference.Pair;
import org.javoke.preference.PairedLoss;
import org.javoke.preference.UnpairedLoss;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Ranks;
import org.javoke.tensor.Rendezvous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several ranks with the global batch of one come to its losses and weights. */
class ReplicaGroupTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  /** What is trained, on what. */
  private record Work<S>(
      Function<Models, Objective<S>> objective, List<S> samples, int microBatch, int steps) {}

  private record Models(LogProbs policy, LogProbs reference) {}

  private static int[] ids(int seed, int length) {
    return IntStream.range(0, length).map(i -> 3 + (seed * 31 + i * 17) % 400).toArray();
  }

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int[] ids = ids(i, 10 + 3 * i);
      BitSet learned = new BitSet();
      learned.set(ids.length - 2 - i % 5, ids.length);
      examples.add(new Example("example " + i, ids, learned));
    }
    return examples;
  }

  private static List<Pair> pairs() {
    return IntStream.range(0, 8)
        .mapToObj(i -> new Pair("pair " + i, ids(i, 6), ids(i + 50, 3 + i), ids(i + 90, 9 - i), 1))
        .toList();
  }

  private static List<Feedback> feedback() {
    return IntStream.range(0, 12)
        .mapToObj(i -> new Feedback("reply " + i, ids(i / 2, 6), ids(i, 3 + i), i % 3 > 0, 1))
        .toList();
  }

  /** {@return the weights that the rank came to} */
  private <S> Callable<List<float[]>> training(Work<S> work, Path out, Replicas replicas) {
    return () -> {
      Libtorch.threads(1);
      try (replicas;
          Decoder base = Goldens.decoder("tiny-qwen2");
          LoraWeights adapter =
              Traces.adapter(Goldens.folder("lora/sft/lora-all-lr5e-5/init_adapter"))) {
        Models models = new Models(new LogProbs(adapter.on(base, 0), 1), new LogProbs(base, 0));
        new Trainer<>(
                work.objective().apply(models),
                adapter.parameters(),
                List.of(new Stage<>("all", work.samples(), 1)),
                settings(work.microBatch()),
                out,
                Map.of(),
                _ -> {},
                InstantSource.system(),
                replicas,
                new StopRequest())
            .run();
        return adapter.parameters().stream()
            .map(parameter -> parameter.tensor().toFloats())
            .toList();
      }
    };
  }

  private static TrainingSettings settings(int microBatch) {
    return new TrainingSettings(
        0.001,
        Schedule.Shape.LINEAR,
        0,
        0.01,
        1,
        microBatch,
        2,
        true,
        7,
        false,
        0,
        Duration.ZERO,
        2);
  }

  private static Replicas group(Rendezvous rendezvous) {
    return new ReplicaGroup(ProcessGroup.join(rendezvous));
  }

  private <S> List<List<float[]>> inGroup(Work<S> work, int size)
      throws IOException, InterruptedException, ExecutionException {
    // Asked for here too: a rank's thread cannot skip the test.
    assertThat(Goldens.model("tiny-qwen2")).exists();
    IntFunction<Rendezvous> ranks = Ranks.of(size);
    List<Callable<List<float[]>>> calls = new ArrayList<>();
    for (int rank = 0; rank < size; rank++) {
      Rendezvous rendezvous = ranks.apply(rank);
      Path out = folder.resolve("rank" + rank);
      calls.add(() -> training(work, out, group(rendezvous)).call());
    }
    return Ranks.together(calls);
  }

  private <S> void sameAsAlone(Work<S> work, int size) throws Exception {
    List<float[]> alone = training(work, folder.resolve("alone"), new Alone()).call();
    List<List<float[]>> together = inGroup(work, size);
    for (List<float[]> rank : together) {
      for (int i = 0; i < alone.size(); i++) {
        assertThat(rank.get(i)).containsExactly(alone.get(i), within((float) TOLERANCE));
      }
    }
    List<JsonNode> expected = metrics("alone");
    List<JsonNode> found = metrics("rank0");
    assertThat(expected).hasSize(work.steps());
    for (int i = 0; i < expected.size(); i++) {
      JsonNode line = found.get(i);
      assertThat(line.propertyNames()).isEqualTo(expected.get(i).propertyNames());
      expected
          .get(i)
          .properties()
          .forEach(entry -> {
            if (entry.getValue().isNumber()) {
              double value = entry.getValue().doubleValue();
              assertThat(line.path(entry.getKey()).doubleValue())
                  .as(entry.getKey())
                  .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
            }
          });
    }
    assertThat(folder.resolve("rank1")).doesNotExist();
  }

  private List<JsonNode> metrics(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl")).stream()
        .map(line -> new JsonMapper().readTree(line))
        .toList();
  }

  @Test
  void supervised() throws Exception {
    // 12 examples in steps of 2 micro-batches of 3.
    sameAsAlone(new Work<>(models -> new SupervisedLoss(models.policy(), 40), examples(), 3, 2), 2);
  }

  @Test
  void moreRanksThanParts() throws Exception {
    // All of a micro-batch is computed at once: two parts for three ranks, and one has none.
    sameAsAlone(
        new Work<>(models -> new SupervisedLoss(models.policy(), 4096), examples(), 3, 2), 3);
  }

  @Test
  void supervisedBesideAReference() throws Exception {
    sameAsAlone(
        new Work<>(
            models ->
                new SupervisedLoss(
                    models.policy(), 40, new KlPenalty(0.5, models.reference().decoder())),
            examples(),
            3,
            2),
        2);
  }

  @Test
  void preferences() throws Exception {
    Dpo dpo = new Dpo(0.1, 0, Dpo.Smoothing.CONSERVATIVE);
    sameAsAlone(
        new Work<>(
            models -> new PairedLoss(dpo, models.policy(), models.reference()), pairs(), 2, 2),
        2);
  }

  @Test
  void unpairedPreferences() throws Exception {
    sameAsAlone(
        new Work<>(
            models -> new UnpairedLoss(new Kto(0.1, 1, 1), models.policy(), models.reference()),
            feedback(),
            3,
            2),
        2);
  }

  @Test
  void othersTakeOverTheCheckpointOfTheFirst() throws Exception {
    Work<Example> work =
        new Work<>(models -> new SupervisedLoss(models.policy(), 40), examples(), 3, 2);
    List<List<float[]>> first = inGroup(work, 2);
    // All steps are done, so nothing but the state of rank 0 can make the weights.
    List<List<float[]>> again = inGroup(work, 2);
    assertThat(again.get(1)).containsExactly(first.getFirst().toArray(float[][]::new));
  }

  @Test
  void settingsThatDifferAreRefusedByAll() throws Exception {
    IntFunction<Rendezvous> ranks = Ranks.of(2);
    List<Callable<String>> calls = new ArrayList<>();
    for (int rank = 0; rank < 2; rank++) {
      Rendezvous rendezvous = ranks.apply(rank);
      Map<String, String> identity = Map.of("seed", "7", "hash of a.jsonl", "h" + rank);
      calls.add(() -> {
        try (Replicas replicas = group(rendezvous)) {
          assertThatThrownBy(() -> replicas.agree(identity))
              .isInstanceOf(InputException.class)
              .hasMessageContaining("hash of a.jsonl is h1 on rank 1 and h0 on rank 0");
          return "refused";
        }
      });
    }
    assertThat(Ranks.together(calls)).containsExactly("refused", "refused");
  }
}
