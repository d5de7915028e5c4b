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
import org.javoke.hub.SmallPico;
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
import org.javoke.samples.WeatherTalks;
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

  private SmallRun() {}

  static Path model(Path folder) throws IOException {
    assumeTrue(Files.isDirectory(SmallPico.PICO), "no model at " + SmallPico.PICO);
    return SmallPico.write(folder);
  }

  /** {@return a file of twelve conversations, every third without a call} */
  static Path data(Path file) throws IOException {
    return Files.writeString(file, WeatherTalks.lines(12, i -> i % 3 != 0, "I cannot do that."));
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
