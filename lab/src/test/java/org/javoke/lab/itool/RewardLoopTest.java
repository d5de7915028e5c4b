package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.local.AnswersJob.Drawing;
import org.javoke.lab.train.Company;
import org.javoke.replay.RewardFilter;
import org.javoke.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardLoopTest {

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

  private RewardSettings settings(RewardFilter filter, Optional<RewardSettings.Mixed> mixed) {
    return settings(filter, mixed, 1, 0);
  }

  private RewardSettings settings(
      RewardFilter filter, Optional<RewardSettings.Mixed> mixed, int rounds, double klWeight) {
    return new RewardSettings(
        SmallRun.loop(model, data, test, rounds),
        new Drawing(2, 1, 4, 0),
        filter,
        mixed,
        klWeight,
        SmallRun.phase());
  }

  private Map<String, Value> run(IToolFolder folder, RewardSettings settings)
      throws InterruptedException {
    try (RewardLoop loop = new RewardLoop(settings, folder, Company.none(), IToolWatch.NONE)) {
      loop.run();
    }
    return RoundNumbers.read(folder).getLast();
  }

  @Test
  void aFileWithoutPromptsIsRefused() throws Exception {
    Files.writeString(data, "");
    RewardSettings settings = settings(new RewardFilter.AnyCorrect(), Optional.empty());
    assertThatThrownBy(() -> run(IToolFolder.ofRewards(home.resolve("out")), settings))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.jsonl is empty: expected JSON Lines");
  }

  @Test
  void whereNoAnswerIsRightThePolicyStaysAsItIs() throws Exception {
    IToolFolder folder = IToolFolder.ofRewards(home.resolve("out"));
    Map<String, Value> round =
        run(folder, settings(new RewardFilter.AnyCorrect(), Optional.empty()));
    assertThat(round)
        .containsEntry("answers", Value.of(24)) // two to each of 12 prompts
        .containsEntry("right", Value.of(0))
        .containsEntry("trained", Value.FALSE)
        .containsKey("accuracy");
    assertThat(folder.round(1).resolve("adapter")).doesNotExist();
  }

  /** Answers as if they had been drawn: the first prompt's both right, the second's one. */
  private IToolFolder answered() throws IOException {
    IToolFolder folder = IToolFolder.ofRewards(home.resolve("out"));
    answer(folder, 1);
    return folder;
  }

  private static void answer(IToolFolder folder, int round) throws IOException {
    Files.createDirectories(folder.answers(round));
    List<String> lines = new ArrayList<>();
    lines.add(line("e0", answer("a", true, -1), answer("b", true, -0.5)));
    lines.add(line("e1", answer("c", false, -0.1), answer("d", true, -2)));
    for (int i = 2; i < 11; i++) {
      lines.add(line("e" + i, answer("e", false, -1), answer("f", false, -1)));
    }
    lines.add("{\"id\": \"e11\", \"error\": \"too long\"}");
    Files.write(folder.drawn(round), lines);
  }

  private static String line(String id, String... answers) {
    return "{\"id\": \"%s\", \"answers\": [%s]}".formatted(id, String.join(", ", answers));
  }

  private static String answer(String says, boolean right, double logprob) {
    return """
    {"text": "%s", "right": %s, "mean_logprob": %s, "says": "%s", "token_ids": [5, 6, 0]}\
    """
        .formatted(says, right, logprob, says);
  }

  private List<String> kept(IToolFolder folder) {
    return JsonLines.readAll(folder.kept(1)).stream().map(line -> line.text("id")).toList();
  }

  @Test
  void rightAnswersAreTrainedOnAsTheyWereDrawn() throws Exception {
    IToolFolder folder = answered();
    Map<String, Value> round =
        run(folder, settings(new RewardFilter.AnyCorrect(), Optional.empty()));
    assertThat(kept(folder))
        .containsExactly("line 1, answer 1", "line 1, answer 2", "line 2, answer 2");
    JsonLine first = JsonLines.readAll(folder.kept(1)).getFirst();
    assertThat(first.items("completion_ids").values())
        .containsExactly(Value.of(5), Value.of(6), Value.of(0));
    assertThat(first.items("prompt_ids").values()).isNotEmpty();
    assertThat(round)
        .containsEntry("kept", Value.of(3))
        .containsEntry("unsolved", Value.of(9)) // of the 11 with answers two are solved
        .containsEntry("failed", Value.of(1))
        .containsEntry("trained", Value.TRUE);
    assertThat(folder.round(1).resolve("adapter/adapter_model.safetensors")).exists();
  }

  @Test
  void theLikeliestOrTheHardAreKeptAloneAndOthersAreMixedIn() throws Exception {
    IToolFolder folder = answered();
    RewardSettings best =
        settings(new RewardFilter.BestByReward(), Optional.of(new RewardSettings.Mixed(data, 100)));
    Map<String, Value> round = run(folder, best);
    assertThat(kept(folder)).startsWith("line 1, answer 2", "line 2, answer 2").hasSize(4);
    assertThat(round)
        .containsEntry("kept", Value.of(2))
        .containsEntry("mixed_in", Value.of(2)); // as many again

    assertThatThrownBy(() -> run(folder, settings(new RewardFilter.AnyCorrect(), Optional.empty())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("hash of what is kept");
  }

  @Test
  void rightAnswersToPromptsThatAreOftenAnsweredRightAreLeftOut() throws Exception {
    IToolFolder folder = answered();
    run(folder, settings(new RewardFilter.HardPrompts(0.5), Optional.empty()));
    assertThat(kept(folder)).containsExactly("line 2, answer 2");
  }

  private static List<Double> divergences(IToolFolder folder, int round) {
    return JsonLines.readAll(folder.round(round).resolve("metrics.jsonl")).stream()
        .map(line -> line.object().at("kl") instanceof Value.Real(double kl) ? kl : Double.NaN)
        .toList();
  }

  @Test
  void eachRoundIsComparedWithThePolicyThatTheLoopStartsFrom() throws Exception {
    IToolFolder folder = answered();
    answer(folder, 2);
    Map<String, Value> round =
        run(folder, settings(new RewardFilter.AnyCorrect(), Optional.empty(), 2, 0.1));
    // A new adapter changes nothing yet, so the first step of all is taken at no distance; the
    // second round begins with what the first one made.
    assertThat(divergences(folder, 1).getFirst()).isCloseTo(0, within(1e-9));
    assertThat(divergences(folder, 2).getFirst()).isGreaterThan(1e-7);
    assertThat(round).containsEntry("kl", Value.of(divergences(folder, 2).getLast()));
  }

  @Test
  void aKlTermThatWeighsNothingLeavesNothingBehind() throws Exception {
    IToolFolder folder = answered();
    run(folder, settings(new RewardFilter.AnyCorrect(), Optional.empty()));
    assertThat(Files.readString(folder.round(1).resolve("metrics.jsonl"))).doesNotContain("\"kl\"");
    assertThatThrownBy(
            () -> settings(new RewardFilter.AnyCorrect(), Optional.empty(), 1, Double.NaN))
        .isInstanceOf(InputException.class)
        .hasMessage("The weight of the KL term is NaN; expected 0 (none) or more, such as 0.1.");
  }
}
