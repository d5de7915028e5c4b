package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops in processes of their own, over Gloo: they come to what one process comes to. */
class SeveralProcessesTest {

  private static final int TRIES = 5;

  @TempDir private Path home;

  private SmallLoop loop;
  private Path alone;
  private Path together;
  private Alike ends;

  @BeforeEach
  void makeFiles() throws IOException {
    loop = new SmallLoop(home);
    alone = home.resolve("alone");
    together = home.resolve("together");
    ends = new Alike(together, alone);
  }

  private void toTheEnd(List<String> words) throws IOException, InterruptedException {
    for (Launched rank : Launched.together(home, 2, 60, words)) {
      rank.endsWith(0);
    }
  }

  private void noPartIsLeft() throws IOException {
    try (var files = Files.walk(together)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("part"));
    }
  }

  /**
   * {@return the first of two, of which the second is killed} Where its part was done before the
   * kill came, as on a busy machine, both begin anew.
   */
  private Launched leftAloneInTheSearch(List<String> words) throws Exception {
    Path search = together.resolve("round-1/search");
    for (int i = 0; i < TRIES; i++) {
      List<Launched> ranks = Launched.together(home, 2, 3, words);
      Path trees = search.resolve("part-2-of-2/trees.jsonl.partial");
      ranks.getLast().until(() -> Launched.lines(trees) > 0);
      boolean died = ranks.getLast().kill();
      ranks.getFirst().ends();
      if (died && Files.notExists(search.resolve("trees.jsonl"))) {
        ranks.getFirst().endsWith(1);
        return ranks.getFirst();
      }
      Files.move(together, home.resolve("through-" + i));
    }
    return fail("In each of %d runs the search was over before the kill", TRIES);
  }

  @Test
  void aSearchThatOneOfThemDiesInGoesOnToTheEndOfOneProcess() throws Exception {
    loop.alone(loop.itool(alone, "--warm-up", "none"));
    List<String> words = loop.itool(together, "--warm-up", "none");
    assertThat(leftAloneInTheSearch(words).said())
        .contains("Rank 1 on ", "gave no sign of life for 3 s. The same command on all machines")
        .doesNotContain("\tat ");

    toTheEnd(words);
    ends.same("data/replay.jsonl", "round-1/buffer/replay.jsonl", "round-1/search/trees.jsonl");
    ends.same("round-1/search/pairs.jsonl", "round-1/search/search.json");
    ends.alike("round-1/buffer/buffer.jsonl", "round-1/perplexity-after.jsonl");
    ends.alike("rounds.json", "metrics.csv", "round-1/evaluation/samples.jsonl");
    ends.adapters("round-1/adapter");
    noPartIsLeft();
  }

  @Test
  void aTrainingThatTheFirstDiesInIsGoneOnWithByOneProcess() throws Exception {
    String[] more = {"--epochs", "12", "--checkpoint-steps", "3"};
    loop.alone(loop.rl(alone, more));
    List<String> words = loop.rl(together, more);
    List<Launched> ranks = Launched.together(home, 2, 3, words);
    Path steps = together.resolve("round-1/metrics.jsonl");
    ranks.getFirst().until(() -> Launched.lines(steps) > 6);
    assertThat(ranks.getFirst().kill()).as(ranks.getFirst().said()).isTrue();
    ranks.getLast().endsWith(1);
    assertThat(ranks.getLast().said())
        .contains("Rank 0 on ", " is gone: ", "The same command on all machines goes on");

    loop.alone(words);
    assertThat(Launched.lines(alone.resolve("round-1/answers/kept.jsonl"))).isPositive();
    ends.same("round-1/answers/kept.jsonl", "round-1/answers/answers.json");
    ends.alike("round-1/answers/answers.jsonl", "rounds.json", "round-1/evaluation/samples.jsonl");
    ends.adapters("round-1/adapter");
    noPartIsLeft();
  }
}
