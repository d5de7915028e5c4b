package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.hub.SmallPico;
import org.javoke.samples.WeatherTalks;

/** Commands of loops that take seconds. */
final class SmallLoop {

  private static final int EXAMPLES = 12;

  private final Path home;
  private final Path data;
  private final Path test;

  SmallLoop(Path home) throws IOException {
    this.home = home;
    String talks = WeatherTalks.lines(EXAMPLES, i -> i % 3 == 0, "No.");
    this.data = Files.writeString(home.resolve("data.jsonl"), talks);
    this.test = home.resolve("test.jsonl");
    Ran ran = Ran.of("data", "practice", "--count", "4", "--out", test.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
  }

  /** {@return a round of the iTool loop, its trees one after the other} */
  List<String> itool(Path out, String... more) throws IOException {
    Path model = home.resolve("model");
    List<String> words = new ArrayList<>(List.of("itool", "--device", "cpu", "--rounds", "1"));
    words.addAll(List.of("--model", (Files.exists(model) ? model : SmallPico.write(home)) + ""));
    words.addAll(List.of("--data", data.toString(), "--test", test.toString()));
    words.addAll(List.of("--out", out.toString(), "--warm-up-share", "30", "--percent", "100"));
    words.addAll(List.of("--iterations", "8", "--steps", "3", "--max-depth", "3"));
    words.addAll(List.of("--max-tokens", "24", "--inject-reference", "--open-trees", "1"));
    words.addAll(List.of("--eval-max-tokens", "24", "--lora-r", "2", "--prefer-batch", "1"));
    words.addAll(List.of("--sft-lr", "1e-3", "--prefer-lr", "1e-3"));
    words.addAll(List.of(more));
    return words;
  }

  /** {@return a round of reward-filtered learning, of a model that says little} */
  List<String> rl(Path out, String... more) throws IOException {
    Path trained = home.resolve("brief");
    if (!Files.exists(trained)) {
      train(trained);
    }
    List<String> words = new ArrayList<>(List.of("rl", "--device", "cpu", "--rounds", "1"));
    words.addAll(List.of("--model", trained.resolve("model").toString()));
    words.addAll(List.of("--data", data.toString(), "--test", test.toString()));
    words.addAll(List.of("--out", out.toString(), "--samples", "4", "--max-tokens", "12"));
    words.addAll(List.of("--eval-max-tokens", "8", "--lora-r", "2", "--batch", "2"));
    words.addAll(List.of("--lr", "1e-3"));
    words.addAll(List.of(more));
    return words;
  }

  // A model of random weights never ends an answer, and only one that ends can be right.
  private void train(Path out) throws IOException {
    Path model = SmallPico.write(Files.createDirectories(home.resolve("random")));
    List<String> words = new ArrayList<>(List.of("train", "sft", "--full", "--device", "cpu"));
    words.addAll(List.of("--model", model.toString(), "--data", data.toString()));
    words.addAll(List.of("--out", out.toString(), "--lr", "3e-2", "--batch", "4"));
    words.addAll(List.of("--epochs", "10"));
    Ran ran = Ran.of(words.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
  }

  /** Does all of it in one process, with as many threads as those that are killed. */
  void alone(List<String> words) throws IOException, InterruptedException {
    Launched.start(home.resolve("alone.log"), Map.of(), words).endsWith(0);
  }
}
