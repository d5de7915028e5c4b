package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code javoke eval} with models on this machine: small ones of random weights. */
class EvalLocalTest {

  private static final Pattern LATENCY = Pattern.compile("\"latency[^,}]*[,}]");

  @TempDir private Path folder;

  private Ran eval(String run, Path model, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "eval",
                "--model",
                model.toString(),
                "--benchmark",
                "bfcl",
                "--data",
                Examples.path("bfcl-shaped"),
                "--max-tokens",
                "5",
                "--temperature",
                "0",
                "--out",
                folder.resolve(run).toString()));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private List<String> samples(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("samples.jsonl")).stream()
        .map(line -> LATENCY.matcher(line).replaceAll(""))
        .toList();
  }

  @Test
  void aWholeRunThatIsResumedEqualsOneThatWasNotAndBatchesDoNotMatter() throws IOException {
    Path model = Goldens.model("tiny-qwen2");
    Ran whole = eval("whole", model);
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    assertThat(whole.out()).contains("6 samples now");
    assertThat(folder.resolve("whole/report.html")).exists();
    assertThat(folder.resolve("whole/run.json"))
        .content()
        .contains("\"tiny-qwen2\"", "model/config.json", "model/weights", "\"dtype\"");

    Ran again = eval("stopped", model, "--max-concurrency", "1");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(samples("stopped")).isEqualTo(samples("whole"));

    // As a run that was killed after two samples, in the middle of the third.
    Path file = folder.resolve("stopped/samples.jsonl");
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 20));
    Ran resumed = eval("stopped", model);
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("4 samples now, 2 from before");
    assertThat(samples("stopped")).isEqualTo(samples("whole"));
  }

  @Test
  void anotherModelOrAdapterIsAnotherRun() {
    Path model = Goldens.model("tiny-qwen2");
    String[] one = {"--ids", "simple_python_0", "--no-report"};
    assertThat(eval("run", model, one).exitCode()).isZero();
    Ran other = eval("run", Goldens.model("tiny-qwen3"), one);
    assertThat(other.exitCode()).isNotZero();
    assertThat(other.err()).contains("model/weights");
  }

  @Test
  void anAdapterGoesOnTop() throws IOException {
    Path model = Goldens.model("tiny-qwen2");
    Path adapter = Goldens.folder("lora/adapters/all-linear");
    Ran ran = eval("adapted", model, "--adapter", adapter.toString(), "--ids", "simple_python_0");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(folder.resolve("adapted/run.json"))
        .content()
        .contains("adapter/weights", "tiny-qwen2+" + adapter.getFileName());
    Ran unfit = eval("unfit", Goldens.model("tiny-qwen3"), "--adapter", adapter.toString());
    assertThat(unfit.exitCode()).isEqualTo(1);
    assertThat(unfit.err()).contains("trained on another model");
  }

  @Test
  void aRoundThatTrainedNothingIsTheModel() throws IOException {
    Path model = Goldens.model("tiny-qwen2");
    Path round = Files.createDirectories(folder.resolve("loop/round-1"));
    Files.writeString(round.resolve("policy.json"), "{\"model\": \"%s\"}".formatted(model));
    Ran ran = eval("round", model, "--adapter", round.toString(), "--ids", "simple_python_0");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(folder.resolve("round/run.json")).content().doesNotContain("adapter/weights");
  }

  @Test
  void promptingAndScaffoldsWork() throws IOException {
    Path model = Goldens.model("tiny-qwen2");
    Ran ran =
        eval(
            "prompted",
            model,
            "--mode",
            "prompting",
            "--scaffold",
            "constrained",
            "--scaffold",
            "repair",
            "--scaffold",
            "best-of=2",
            "--no-report");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    // Java and JavaScript are written in ways that cannot be constrained.
    assertThat(ran.out()).contains("2 of 6 are unscored");
    assertThat(String.join("\n", samples("prompted"))).contains("cannot be constrained");
  }

  @Test
  void mistakesOfTheCommandLineAreToldBeforeAnythingIsLoaded() {
    Path model = Goldens.model("tiny-qwen2");
    Ran nowhere = eval("run", folder.resolve("nowhere"));
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("nowhere", "--endpoint URL");
    assertThat(eval("run", model, "--dtype", "fp99").exitCode()).isEqualTo(2);
    assertThat(eval("run", model, "--call-format", "smoke").err()).contains("smoke");
    assertThat(eval("run", model, "--max-concurrency", "0").exitCode()).isEqualTo(2);
    assertThat(eval("run", model, "--cache", folder.resolve("c").toString()).exitCode())
        .isEqualTo(2);
    assertThat(eval("run", model, "--endpoint", "http://127.0.0.1:9", "--dtype", "fp32").err())
        .contains("--dtype is for a model on this machine");
    Ran constrained =
        eval("run", model, "--endpoint", "http://127.0.0.1:9", "--scaffold", "constrained");
    assertThat(constrained.exitCode()).isEqualTo(2);
    assertThat(constrained.err()).contains("needs a model in this process");
  }

  @Test
  void aPromptLongerThanTheContextIsUnscored() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("short"));
    for (String name :
        List.of(
            "config.json",
            "generation_config.json",
            "model.safetensors",
            "tokenizer.json",
            "tokenizer_config.json")) {
      Files.copy(Goldens.model("tiny-qwen2").resolve(name), copy.resolve(name));
    }
    Path config = copy.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"max_position_embeddings\": 2048", "\"max_position_embeddings\": 32"));
    Ran ran = eval("run", copy, "--no-report");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("6 of 6 are unscored", "context is 32");
  }
}
