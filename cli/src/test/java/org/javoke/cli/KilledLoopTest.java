package org.javoke.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that are killed inside their stages, and started again, come to the same end. */
class KilledLoopTest {

  private static final int TRIES = 5;

  @TempDir private Path home;

  private final SplittableRandom random = new SplittableRandom(20_261_121);
  private SmallLoop loop;
  private Path whole;
  private Path cut;
  private Alike ends;

  @BeforeEach
  void makeFiles() throws IOException {
    loop = new SmallLoop(home);
    whole = home.resolve("whole");
    cut = home.resolve("cut");
    ends = new Alike(cut, whole);
  }

  private Launched start(List<String> words) throws IOException {
    return Launched.start(home.resolve("log"), Map.of(), words);
  }

  /**
   * Kills it when the file has more than so many lines, chosen at random up to the most. A run that
   * was through before the kill came, as on a busy machine, begins anew.
   */
  private void killedIn(List<String> words, String file, int most) throws Exception {
    int lines = random.nextInt(most);
    for (int i = 0; i < TRIES; i++) {
      Launched run = start(words);
      run.until(() -> Launched.lines(cut.resolve(file)) > lines);
      Thread.sleep(random.nextInt(20));
      if (run.kill()) {
        return;
      }
      run.endsWith(0);
      Files.move(cut, Files.createTempDirectory(home, "through").resolve("run"));
    }
    fail("%s: each of %d runs was through before it was killed", file, TRIES);
  }

  @Test
  void searchPreferenceTrainingAndEvaluation() throws Exception {
    String[] more = {"--prefer-epochs", "6", "--checkpoint-steps", "3"};
    loop.alone(loop.itool(whole, more));
    List<String> words = loop.itool(cut, more);
    killedIn(words, "round-1/search/trees.jsonl.partial", 5);
    killedIn(words, "round-1/metrics.jsonl", 30);
    killedIn(words, "round-1/evaluation/questions.jsonl", 1);
    loop.alone(words);
    ends.same("warm-up/adapter/adapter_model.safetensors", "round-1/buffer/replay.jsonl");
    ends.same(
        "round-1/search/trees.jsonl", "round-1/search/pairs.jsonl", "round-1/search/search.json");
    ends.same("round-1/adapter/adapter_model.safetensors");
    ends.alike("round-1/buffer/buffer.jsonl", "round-1/perplexity-after.jsonl");
    ends.alike("warm-up/evaluation/samples.jsonl", "round-1/evaluation/samples.jsonl");
    ends.alike("rounds.json", "metrics.csv");
  }

  @Test
  void answersAreDrawnOn() throws Exception {
    loop.alone(loop.rl(whole));
    List<String> words = loop.rl(cut);
    killedIn(words, "round-1/answers/answers.jsonl.partial", 6);
    loop.alone(words);
    ends.same("round-1/answers/kept.jsonl", "round-1/answers/answers.json");
    ends.same("round-1/adapter/adapter_model.safetensors");
    ends.alike("round-1/answers/answers.jsonl", "rounds.json", "round-1/evaluation/samples.jsonl");
  }
}
