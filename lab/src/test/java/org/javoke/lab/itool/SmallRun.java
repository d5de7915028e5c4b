package org.javoke.lab.itool;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.FreshModel;
import org.javoke.hub.TargetModules;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.Preference;
import org.javoke.lab.train.Tuning;
import org.javoke.model.WeightFormat;
import org.javoke.preference.Dpo;
import org.javoke.replay.Replay;
import org.javoke.replay.WarmUpShare;
import org.javoke.samples.LossOn;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Expansion;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.tensor.Device;
import org.javoke.train.Schedule;
import org.javoke.train.TrainingSettings;

/**
 * A run of the loop that takes seconds: a model of random weights in Pico's shape, only smaller.
 */
final class SmallRun {

  private static final Path PICO = Path.of("../models/pico");

  private SmallRun() {}

  static Path model(Path folder) throws IOException {
    assumeTrue(Files.exists(PICO.resolve("config.json")), "no model at " + PICO);
    Path shape = Files.createDirectories(folder.resolve("shape"));
    for (String name : List.of("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")) {
      Files.copy(PICO.resolve(name), shape.resolve(name));
    }
    String config =
        Files.readString(PICO.resolve("config.json"))
            .replaceAll("\"hidden_size\": \\d+", "\"hidden_size\": 16")
            .replaceAll("\"intermediate_size\": \\d+", "\"intermediate_size\": 16")
            .replaceAll("\"num_(attention|key_value)_heads\": \\d+", "\"num_$1_heads\": 2")
            .replaceAll("\"num_hidden_layers\": \\d+", "\"num_hidden_layers\": 1")
            .replaceAll("\"max_position_embeddings\": \\d+", "\"max_position_embeddings\": 4096");
    Files.writeString(shape.resolve("config.json"), config);
    Path model = folder.resolve("model");
    FreshModel.write(shape, model, 7);
    return model;
  }

  /** {@return a file of twelve conversations, every third without a call} */
  static Path data(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      String answer =
          i % 3 == 0
              ? "\"content\": \"I cannot do that.\""
              : """
              "content": "", "tool_calls": [{"type": "function", "function": \
              {"name": "weather", "arguments": "{\\"place\\": \\"Bern %d\\"}"}}]\
              """
                  .formatted(i);
      lines.append(
          """
          {"id": "e%d", "messages": [{"role": "user", "content": "Weather in Bern %d?"}, \
          {"role": "assistant", %s}], "tools": [{"type": "function", "function": \
          {"name": "weather", "description": "The weather", "parameters": {"type": "object", \
          "properties": {"place": {"type": "string"}}, "required": ["place"]}}}]}
          """
              .formatted(i, i, answer));
    }
    return Files.writeString(file, lines);
  }

  /** {@return test questions in the form of a custom test set} */
  static Path test(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        {"id": "t1", "messages": [{"role": "user", "content": "Weather in Thun?"}], "tools": \
        [{"type": "function", "function": {"name": "weather", "description": "The weather", \
        "parameters": {"type": "object", "properties": {"place": {"type": "string"}}}}}], \
        "expected": [{"name": "weather", "arguments": {"place": ["Thun"]}}]}
        """);
  }

  static TrainingSettings training() {
    return new TrainingSettings(
        1e-3, Schedule.Shape.CONSTANT, 0, 0, 1, 4, 1, true, 1, false, 0, Duration.ZERO, 1);
  }

  static Phase phase() {
    return new Phase(1, training());
  }

  static Tuning lora() {
    return new Tuning.Lora(
        new AdapterConfig(
            2,
            4,
            0,
            false,
            new TargetModules.AllLinear(),
            List.of(),
            Optional.empty(),
            Map.of(),
            Map.of()));
  }

  /** {@return one tree at a time: what is computed together decides about the last digits} */
  static SearchPlan search() {
    return new SearchPlan("paper", SmallRun::small, new Pace(1, 64, 1));
  }

  private static SearchSettings small(SearchSettings preset) {
    Expansion expansion = preset.expansion();
    return preset
        .withBudget(new Budget(2, 1, false, 2, 20, 8, 2))
        .withExpansion(
            new Expansion(
                2, 2, expansion.temperature(), expansion.topP(), expansion.stepTokens(), true));
  }

  /** {@return settings with three of the twelve examples for the rounds, of which two are taken} */
  static IToolSettings settings(Path model, Path data, Path test, int rounds) {
    return new IToolSettings(
        loop(model, data, test, rounds),
        new WarmUpPlan(
            WarmUpPlan.Order.EASY_TO_HARD, new WarmUpShare(75, 0), LossOn.COMPLETION, phase()),
        new Replay(50, Replay.Order.HARDEST, false, 0),
        search(),
        new Preference.Paired(new Dpo(0.1, 0, Dpo.Smoothing.CONSERVATIVE)),
        phase());
  }

  static LoopSettings loop(Path model, Path data, Path test, int rounds) {
    return new LoopSettings(
        new BaseModel(model, WeightFormat.FP32, Device.CPU),
        lora(),
        data,
        Optional.of(test),
        Optional.empty(),
        Limits.STANDARD,
        rounds,
        8,
        Map.of("--rank", "2"));
  }
}
