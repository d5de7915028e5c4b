package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.InputException;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.train.Company;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a model of random weights. */
class LocalStagesTest {

  @TempDir private Path home;

  private Path model;
  private Path data;
  private Path test;

  @BeforeEach
  void makeFiles() throws IOException {
    model = SmallRun.model(home);
    data = SmallRun.data(home.resolve("data.jsonl"));
    test = SmallRun.test(home.resolve("test.jsonl"));
  }

  private IToolSettings settings(int rounds) {
    return SmallRun.settings(model, data, test, rounds);
  }

  private IToolFolder run(String name, IToolSettings settings, IToolWatch watch)
      throws InterruptedException {
    IToolFolder folder = IToolFolder.of(home.resolve(name));
    try (LocalStages stages = new LocalStages(settings, folder, Company.none(), watch)) {
      new IToolLoop(stages, settings.loop().rounds()).run();
    }
    return folder;
  }

  /** Notes which stages begin. */
  private static final class Noting implements IToolWatch {
    private final List<String> begun = new ArrayList<>();

    @Override
    public void begins(String stage) {
      begun.add(stage);
    }
  }

  /**
   * Ends the process, as it were, when its second stage begins, and once in the middle of each
   * stage that goes through lines.
   */
  private static final class Killing implements IToolWatch {
    private final Set<String> killedIn;
    private String stage = "";

    Killing(Set<String> killedIn) {
      this.killedIn = killedIn;
    }

    @Override
    public void begins(String next) {
      if (!stage.isEmpty()) {
        throw new IllegalStateException("killed");
      }
      stage = next;
    }

    @Override
    public TokenProgress lines(String task) {
      return new TokenProgress() {
        @Override
        public void begin(long total, long before) {}

        @Override
        public void answered(int tokens) {
          if (killedIn.add(stage)) {
            throw new IllegalStateException("killed");
          }
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void aRunThatIsKilledAgainAndAgainEndsAsIfItHadNotBeen() throws Exception {
    Noting noting = new Noting();
    IToolFolder whole = run("whole", settings(2), noting);
    assertThat(noting.begun)
        .containsExactly(
            "warm-up, easy-to-hard",
            "evaluation before the rounds",
            "round 1 of 2: replay",
            "round 1 of 2: search",
            "round 1 of 2: preference optimisation",
            "round 1 of 2: evaluation",
            "round 2 of 2: replay",
            "round 2 of 2: search",
            "round 2 of 2: preference optimisation",
            "round 2 of 2: evaluation",
            "perplexity after the rounds");
    int processes = 1;
    for (Set<String> killedIn = new HashSet<>(); isKilled(new Killing(killedIn)); ) {
      processes++;
    }
    // One for each of the 11 stages, and one more for each of the 5 that go through lines.
    assertThat(processes).isEqualTo(11 + 5);
    IToolFolder cut = IToolFolder.of(home.resolve("cut"));
    for (String name : files(whole)) {
      assertThat(cut.root().resolve(name))
          .as(name)
          .hasSameBinaryContentAs(whole.root().resolve(name));
    }
  }

  private boolean isKilled(Killing process) throws InterruptedException {
    try {
      run("cut", settings(2), process);
      return false;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
      return true;
    }
  }

  private static List<String> files(IToolFolder folder) {
    List<String> files = new ArrayList<>(List.of("rounds.json", "metrics.csv"));
    for (String round : List.of("round-1", "round-2")) {
      files.add(round + "/buffer/buffer.jsonl");
      files.add(round + "/buffer/replay.jsonl");
      files.add(round + "/search/trees.jsonl");
      files.add(round + "/search/pairs.jsonl");
      files.add(round + "/policy.json");
      files.add(round + "/evaluation/summary.json");
      if (Files.exists(folder.root().resolve(round + "/adapter"))) {
        files.add(round + "/adapter/adapter_model.safetensors");
      }
    }
    files.add("warm-up/adapter/adapter_model.safetensors");
    files.add("round-2/perplexity-after.jsonl");
    return files;
  }

  @Test
  void aRunThatIsDoneGoesOnWithMoreRoundsAndNothingIsDoneTwice() throws Exception {
    run("out", settings(0), IToolWatch.NONE);
    Noting more = new Noting();
    IToolFolder folder = run("out", settings(1), more);
    assertThat(more.begun.getFirst()).isEqualTo("round 1 of 1: replay");
    assertThat(RoundNumbers.read(folder)).hasSize(2);
    assertThat(folder.page())
        .content()
        .contains(
            "before the rounds", "round 1", "Perplexity after the last", "<table class=\"tree\">")
        .doesNotContain("<script", "src=", "href=");
    assertThat(folder.treesPage(1)).exists();
    Noting again = new Noting();
    run("out", settings(1), again);
    assertThat(again.begun).isEmpty();
  }

  @Test
  void otherSettingsAreRefusedWithWhatDiffers() throws Exception {
    run("out", settings(0), IToolWatch.NONE);
    IToolSettings one = settings(0);
    LoopSettings loop = one.loop();
    IToolSettings other =
        new IToolSettings(
            new LoopSettings(
                loop.base(),
                loop.tuning(),
                loop.data(),
                loop.test(),
                loop.format(),
                loop.limits(),
                loop.rounds(),
                loop.longestReply(),
                Map.of("--rank", "4")),
            one.warmUp(),
            one.replay(),
            one.search(),
            one.objective(),
            one.preferring());
    assertThatThrownBy(() -> run("out", other, IToolWatch.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--rank was 2 and is 4 now");
    Files.writeString(data, Files.readString(data).replace("Bern 1?", "Basel 1?"));
    assertThatThrownBy(() -> run("out", settings(0), IToolWatch.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data hash was");
  }
}
