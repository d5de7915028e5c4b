package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.javoke.call.CallFormats;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.TargetModules;
import org.javoke.input.InputException;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.SftJob;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.Tuning;
import org.javoke.lab.watch.EvaluationPlan.Keep;
import org.javoke.model.Goldens;
import org.javoke.model.WeightFormat;
import org.javoke.samples.LossOn;
import org.javoke.tensor.Device;
import org.javoke.train.Example;
import org.javoke.train.Schedule;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;
import org.javoke.train.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real training of a small random model, evaluated with replies that it really writes. */
class EvaluatedRunTest {

  private static final Example HELD_OUT =
      Example.completion("held out", new int[] {5, 6, 7}, new int[] {8, 10});

  @TempDir Path folder;

  private Path model = Path.of("");
  private Path data = Path.of("");
  private Path held = Path.of("");

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void prepare() throws IOException {
    model = Goldens.model("tiny-qwen2");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      lines.append(
          "{\"prompt_ids\": [5, %d, 7], \"completion_ids\": [8, %d]}%n".formatted(10 + i, 20 + i));
    }
    data = Files.writeString(folder.resolve("data.jsonl"), lines.toString());
    held =
        Files.writeString(
            folder.resolve("held.jsonl"),
            QuestionsTest.calling("calls") + "\n" + QuestionsTest.answering("does-not") + "\n");
  }

  private ToolCallEvaluator evaluator(int longest) {
    return new ToolCallEvaluator(
        ModelFolder.open(model),
        new ToolCallEvaluator.Settings(held, 10, longest, Optional.of(CallFormats.named("hermes"))),
        List.of(HELD_OUT),
        100);
  }

  private void train(Path out, Keep keep, TrainingListener... more) {
    AdapterConfig lora =
        new AdapterConfig(
            4,
            8,
            0.1,
            false,
            new TargetModules.AllLinear(),
            List.of(),
            Optional.of("tiny"),
            Map.of(),
            Map.of());
    TrainingSettings settings =
        new TrainingSettings(
            0.01, Schedule.Shape.LINEAR, 0, 0, 1, 2, 1, true, 7, false, 2, Duration.ZERO, 2);
    SftJob job =
        new SftJob(
            new BaseModel(model, WeightFormat.FP32, Device.CPU),
            new Tuning.Lora(lora),
            List.of(new DataStage(data, 2)),
            LossOn.COMPLETION,
            Optional.empty(),
            settings,
            Limits.STANDARD,
            out);
    try (ToolCallEvaluator evaluator = evaluator(8)) {
      List<TrainingListener> listeners =
          Stream.concat(
                  Stream.of(
                      new EvaluatingListener(
                          new EvaluationPlan(3, true, 0, keep),
                          evaluator,
                          out,
                          Scalars.NONE,
                          _ -> {})),
                  Stream.of(more))
              .toList();
      job.run(listeners);
    }
  }

  private static TrainingListener killAfter(int step) {
    return new TrainingListener() {
      @Override
      public void after(TrainingProgress.Report report, Trainee model) {
        if (report.step() == step) {
          throw new Killed();
        }
      }
    };
  }

  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            run.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @Test
  void killedAnywhereItComesToTheSameRun() throws IOException {
    train(folder.resolve("whole"), Keep.LAST);
    Map<String, String> whole = files(folder.resolve("whole"));
    assertThat(whole)
        .containsKeys(
            "eval/step-000000.jsonl",
            "eval/step-000003.jsonl",
            "eval/step-000006.jsonl",
            "adapter/adapter_model.safetensors",
            "best/adapter_model.safetensors");
    // 6 samples, 2 a step, twice: 6 steps; checkpoints after 2, 4 and 6, evaluations after 3 and 6.
    for (int step : new int[] {3, 4}) {
      Path out = folder.resolve("cut" + step);
      assertThatThrownBy(() -> train(out, Keep.LAST, killAfter(step))).isInstanceOf(Killed.class);
      train(out, Keep.LAST);
      assertThat(files(out)).as("killed after step " + step).isEqualTo(whole);
    }
  }

  @Test
  void evaluatingChangesNothingOfTraining() throws IOException {
    train(folder.resolve("a"), Keep.LAST);
    Path without = folder.resolve("b");
    held = Files.writeString(folder.resolve("other.jsonl"), QuestionsTest.answering("x") + "\n");
    train(without, Keep.LAST);
    String weights = "adapter/adapter_model.safetensors";
    assertThat(files(without).get(weights)).isEqualTo(files(folder.resolve("a")).get(weights));
  }

  @Test
  void theBestMayBeTheResult() throws IOException {
    train(folder.resolve("run"), Keep.BEST);
    Map<String, String> files = files(folder.resolve("run"));
    assertThat(files.get("adapter/adapter_model.safetensors"))
        .isEqualTo(files.get("best/adapter_model.safetensors"));
  }

  @Test
  void metricsAndRepliesAreThere() {
    Path out = folder.resolve("run");
    train(out, Keep.LAST);
    assertThat(new RunMetrics(out).evaluations())
        .hasSize(3)
        .allSatisfy(evaluated ->
            assertThat(evaluated.metrics())
                .containsKeys(
                    "eval_loss",
                    "eval_mean_token_accuracy",
                    "eval_has_call",
                    "eval_right_name",
                    "eval_valid_json",
                    "eval_argument_recall",
                    "eval_argument_precision",
                    "eval_exact_match",
                    "eval_ast_accuracy"));
    assertThat(new EvaluationFiles(out).lines(6))
        .extracting(line -> line.at("id"))
        .containsExactly(org.javoke.value.Value.of("calls"), org.javoke.value.Value.of("does-not"));
  }

  @Test
  void aSampleLongerThanTheContextIsUnscored() throws Exception {
    int context = ModelFolder.open(model).config().maxPositions();
    held =
        Files.writeString(
            folder.resolve("long.jsonl"),
            QuestionsTest.sample(
                "long",
                "{\"role\": \"user\", \"content\": \"%s\"}, {\"role\": \"assistant\", \"content\": \"no\"}"
                    .formatted("word ".repeat(2 * context)),
                ""));
    Path out = folder.resolve("run");
    train(out, Keep.LAST);
    assertThat(new RunMetrics(out).evaluations().getLast().metrics())
        .containsEntry("eval_unscored", 1.0)
        .doesNotContainKey("eval_ast_accuracy");
    assertThat(String.valueOf(new EvaluationFiles(out).lines(6).getFirst().at("explanation")))
        .contains("the model's context is");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> evaluator(0))
        .isInstanceOf(InputException.class)
        .hasMessage("The longest reply of an evaluation is 0; expected 1 token or more.");
  }
}
