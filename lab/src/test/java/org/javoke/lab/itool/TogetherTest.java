package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.Preference;
import org.javoke.lab.train.Tuning;
import org.javoke.model.WeightFormat;
import org.javoke.preference.Dpo;
import org.javoke.replay.Replay;
import org.javoke.replay.WarmUpShare;
import org.javoke.samples.LossOn;
import org.javoke.tensor.Device;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Rendezvous;
import org.javoke.train.ReplicaGroup;
import org.javoke.train.Replicas;
import org.javoke.train.StopRequest;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads take the place of processes: each has a group's member of its own. */
class TogetherTest {

  @TempDir private Path home;

  /** All weights are trained: nothing is drawn that threads of one process would share. */
  private IToolSettings settings(WarmUpPlan.Order order) throws IOException {
    Path model = Files.exists(home.resolve("model")) ? home.resolve("model") : SmallRun.model(home);
    Path data = SmallRun.data(home.resolve("data.jsonl"));
    Path test = SmallRun.test(home.resolve("test.jsonl"));
    return new IToolSettings(
        new LoopSettings(
            new BaseModel(model, WeightFormat.FP32, Device.CPU),
            new Tuning.Full(),
            data,
            Optional.of(test),
            Optional.empty(),
            Limits.STANDARD,
            1,
            8,
            Map.of()),
        new WarmUpPlan(order, new WarmUpShare(50, 0), LossOn.COMPLETION, SmallRun.phase()),
        new Replay(60, Replay.Order.HARDEST, false, 0),
        SmallRun.search(),
        new Preference.Paired(new Dpo(0.1, 0, Dpo.Smoothing.CONSERVATIVE)),
        SmallRun.phase());
  }

  private static void run(IToolSettings settings, IToolFolder folder, Company company)
      throws InterruptedException {
    try (LocalStages stages = new LocalStages(settings, folder, company, IToolWatch.NONE)) {
      new IToolLoop(stages, settings.loop().rounds()).run();
    }
  }

  private static void runTogether(IToolSettings settings, IToolFolder folder, int size)
      throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<Callable<Void>> ranks = new ArrayList<>();
    for (int rank = 0; rank < size; rank++) {
      Rendezvous place =
          Rendezvous.at("127.0.0.1", port, rank, size)
              .within(Duration.ofSeconds(30), Duration.ofSeconds(30));
      ranks.add(() -> {
        Libtorch.threads(1);
        try (Replicas replicas = new ReplicaGroup(ProcessGroup.join(place))) {
          try {
            run(settings, folder, new Company(replicas, new StopRequest(), ""));
          } catch (RuntimeException e) {
            replicas.fail(String.valueOf(e.getMessage()));
            throw e;
          }
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
      for (Future<Void> each : threads.invokeAll(ranks)) {
        each.get();
      }
    }
  }

  @Test
  void treesOfTheSamePolicyAreTheSameToTheByte() throws Exception {
    IToolSettings settings = settings(WarmUpPlan.Order.NONE);
    IToolFolder alone = IToolFolder.of(home.resolve("alone"));
    run(settings, alone, Company.none());
    IToolFolder together = IToolFolder.of(home.resolve("together"));
    runTogether(settings, together, 2);
    for (Path file :
        List.of(
            Path.of("data/replay.jsonl"),
            Path.of("round-1/buffer/replay.jsonl"),
            Path.of("round-1/search/trees.jsonl"),
            Path.of("round-1/search/pairs.jsonl"),
            Path.of("round-1/search/search.json"))) {
      assertThat(together.root().resolve(file))
          .as(file.toString())
          .hasSameTextualContentAs(alone.root().resolve(file));
    }
    assertThat(RoundNumbers.lines(together.perplexities(1)))
        .isEqualTo(RoundNumbers.lines(alone.perplexities(1)));
    // The parts are gone once they are put together.
    try (var files = Files.list(together.search(1))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("trees.jsonl", "pairs.jsonl", "search.json", "trees.html");
    }
  }

  @Test
  void trainingIsDividedAndGoneOnWith() throws Exception {
    IToolSettings settings = settings(WarmUpPlan.Order.MIXED);
    IToolFolder alone = IToolFolder.of(home.resolve("alone"));
    run(settings, alone, Company.none());
    IToolFolder together = IToolFolder.of(home.resolve("together"));
    runTogether(settings, together, 2);
    List<Map<String, Value>> expected = RoundNumbers.read(alone);
    List<Map<String, Value>> found = RoundNumbers.read(together);
    assertThat(found).hasSameSizeAs(expected);
    for (int round = 0; round < expected.size(); round++) {
      assertThat(found.get(round).keySet()).isEqualTo(expected.get(round).keySet());
    }
    assertThat(RoundNumbers.number(found.getFirst(), "loss"))
        .isCloseTo(RoundNumbers.number(expected.getFirst(), "loss"), within(1e-5));
    assertThat(RoundNumbers.number(found.getLast(), "mean_perplexity"))
        .isCloseTo(RoundNumbers.number(expected.getLast(), "mean_perplexity"), within(0.1));
    // Nothing is left to do: the same again, and by one process.
    runTogether(settings, together, 2);
    run(settings, together, Company.none());
    assertThat(RoundNumbers.read(together)).isEqualTo(found);
  }
}
