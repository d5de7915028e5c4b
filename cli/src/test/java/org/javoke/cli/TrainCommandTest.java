package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path folder;

  private String model = "";

  @BeforeEach
  void needsAModel() {
    model = Goldens.model("tiny-qwen2").toString();
  }

  private Ran train(String verb, String data, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("train", verb, "--model", model, "--device", "cpu"));
    arguments.addAll(List.of("--data", data, "--out", folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private String data(String... lines) throws IOException {
    return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines)).toString();
  }

  @Test
  void examplesBecomeAnAdapter() throws IOException {
    String data =
        data(
            "{\"id\": \"a\", \"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}",
            "{\"id\": \"b\", \"prompt_ids\": [5, 6], \"completion_ids\": []}");
    Ran first = train("sft", data, "--epochs", "2", "--lr", "0.01");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains(
            "28,032 parameters are trained, on 5 tokens an epoch, of which 2 bear loss, in 2 steps.");
    assertThat(first.err()).contains("left out 1 of 2 samples: nothing in it bears loss (1)");
    assertThat(folder.resolve("run/adapter/adapter_config.json")).exists();
    assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl"))).hasSize(2);
    byte[] weights = Files.readAllBytes(folder.resolve("run/adapter/adapter_model.safetensors"));
    assertThat(train("sft", data, "--epochs", "2", "--lr", "0.01").exitCode()).isZero();
    assertThat(folder.resolve("run/adapter/adapter_model.safetensors")).hasBinaryContent(weights);
    Ran other = train("sft", data, "--epochs", "2", "--lr", "0.02");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("its learning rate is 0.01, and now it is 0.02");
  }

  @Test
  void preferencesBecomeAnAdapter() throws IOException {
    String data =
        data("{\"prompt_ids\": [5, 6, 7], \"chosen_ids\": [8, 9], \"rejected_ids\": [8, 10, 11]}");
    for (String objective : List.of("dpo", "kto")) {
      String out = folder.resolve(objective).toString();
      Ran ran =
          Ran.of(
              "train",
              "prefer",
              "--objective",
              objective,
              "--model",
              model,
              "--device",
              "cpu",
              "--data",
              data,
              "--out",
              out);
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(Path.of(out, "metrics.jsonl")).content().contains("rewards/margins");
      assertThat(Path.of(out, "adapter/adapter_model.safetensors")).exists();
    }
  }

  @Test
  void withoutAPairTheAdapterIsKeptIfThatIsWanted() throws IOException {
    String one = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    assertThat(train("sft", one).exitCode()).isZero();
    String adapter = folder.resolve("run/adapter").toString();
    String none = Files.writeString(folder.resolve("none.jsonl"), "").toString();
    List<String> prefer =
        List.of("train", "prefer", "--model", model, "--device", "cpu", "--objective", "dpo");
    List<String> rest =
        List.of("--data", none, "--adapter", adapter, "--out", folder.resolve("kept").toString());
    List<String> words = new ArrayList<>(prefer);
    words.addAll(rest);
    assertThat(Ran.of(words.toArray(String[]::new)).exitCode()).isEqualTo(1);
    words.add("--or-keep");
    Ran kept = Ran.of(words.toArray(String[]::new));
    assertThat(kept.exitCode()).as(kept.err()).isZero();
    assertThat(kept.out()).contains("The data has no line: the adapter stays as it was.");
    assertThat(folder.resolve("kept/adapter/adapter_model.safetensors"))
        .hasSameBinaryContentAs(Path.of(adapter, "adapter_model.safetensors"));
    Ran alone = train("prefer", none, "--objective", "dpo", "--or-keep");
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("--or-keep keeps an adapter, and none is given");
  }

  @Test
  void idsOfAnotherTokenizerAreRefused() throws IOException {
    Ran ran = train("sft", data("{\"prompt_ids\": [5, 2048], \"completion_ids\": [8]}"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains(
            "data.jsonl, line 1: \"prompt_ids\"[1] is no token of the model, whose ids are 0 to 2047");
  }

  private static final String CHAT =
      """
      {"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "content": %s}], "tools": []}\
      """;

  @Test
  void conversationsBecomeAnAdapterAndWhatIsWrongWithThemIsSaid() throws IOException {
    String call = "null, \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": {}}}]";
    String data = data(CHAT.formatted("\"Gone.\""), CHAT.formatted(call));
    Ran ran = train("sft", data, "--loss", "assistant", "--batch", "2");
    assertThat(ran.err()).contains("1 of 2 samples have errors: ", "javoke data lint");
    assertThat(ran.exitCode()).isZero();
    assertThat(folder.resolve("run/adapter/adapter_model.safetensors")).exists();
  }

  @Test
  void preferencesAreConversationsToo() throws IOException {
    String asked = "{\"prompt\": [{\"role\": \"user\", \"content\": \"Go\"}], ";
    String data =
        data(
            asked + "\"chosen\": \"Gone.\", \"rejected\": \"No.\"}",
            asked + "\"chosen\": \"No.\", \"rejected\": \"No.\"}");
    Ran ran = train("prefer", data, "--objective", "dpo", "--batch", "1");
    assertThat(ran.err()).contains("left out 1 of 2 samples: its two sides are equal (1)");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void samplesThatAreAllTooLongAreRefused() throws IOException {
    Ran ran =
        train(
            "sft", data("{\"prompt_ids\": [5, 6], \"completion_ids\": [8]}"), "--max-length", "2");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("Left out are 1 of 1 samples: longer than 2 tokens (1)")
        .contains("nothing is left to train on");
  }

  /** Said before a line of the data is read: reading and loading can take minutes. */
  @Test
  void anOutThatIsAFileIsRefusedFirst() throws IOException {
    Files.writeString(folder.resolve("run"), "not a folder");
    Ran ran = train("sft", data("not even JSON"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("is a file, not a folder").doesNotContain("JSON");
    assertThat(folder.resolve("run")).hasContent("not a folder");
  }

  @Test
  void mistakesOfTheCommandLine() throws IOException {
    String data = data("{\"prompt_ids\": [5], \"completion_ids\": [8]}");
    Ran epochs = train("sft", data, "--epochs", "1,2");
    assertThat(epochs.exitCode()).isEqualTo(2);
    assertThat(epochs.err()).contains("--epochs has 2 numbers for 1 files");
    Ran modules = train("sft", data, "--target-modules", "query");
    assertThat(modules.exitCode()).isEqualTo(1);
    assertThat(modules.err()).contains("The model has no linear layer that query means");
    Ran one = train("sft", data, "--target-modules", "q_proj,nonsense,lm_head", "--dry-run");
    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.err())
        .contains("no linear layer that nonsense, lm_head means")
        .contains("--modules-to-save lm_head");
    Ran rate = train("sft", data, "--lr", "-1");
    assertThat(rate.exitCode()).isEqualTo(2);
    assertThat(rate.err()).contains("The learning rate is -1.0; expected 0 to below 1.");
    Ran smoothing = train("prefer", data, "--objective", "dpo", "--label-smoothing", "0.7");
    assertThat(smoothing.exitCode()).isNotZero();
  }

  @Test
  void parametersOfAnotherObjectiveAreRefused() throws IOException {
    String data = data(PAIRS);
    Ran beta = train("prefer", data, "--objective", "ipo", "--beta", "0.5", "--dry-run");
    assertThat(beta.exitCode()).isEqualTo(2);
    assertThat(beta.err())
        .contains(
            "The objective ipo has no --beta; it has --tau, --ipo-sums, --nll-weight. Leave out what it");
    Ran ratio = train("prefer", data, "--objective", "dpo", "--gamma-beta-ratio", "0.5", "--tau=1");
    assertThat(ratio.exitCode()).isEqualTo(2);
    assertThat(ratio.err()).contains("The objective dpo has no --gamma-beta-ratio, --tau;");
    Ran weight = train("prefer", data, "--objective", "kto", "--desirable-weight", "-1");
    assertThat(weight.exitCode()).isEqualTo(2);
    assertThat(weight.err()).contains("desirable weight is -1.0");
  }

  @Test
  void oneExampleAtATimeIsNoComparison() throws IOException {
    String data = data(PAIRS);
    Ran one = train("prefer", data, "--objective", "kto", "--batch", "1", "--dry-run");
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.err()).contains("Take a --batch of 2 or more.");
    Ran two = train("prefer", data, "--objective", "kto", "--batch", "2", "--dry-run");
    assertThat(two.err()).doesNotContain("--batch");
  }

  @Test
  void theRecipeOfAPreferenceRunMakesItAgain() throws IOException {
    assertThat(train("prefer", data(PAIRS), "--objective", "ipo", "--tau", "0.2").exitCode())
        .isZero();
    Path recipe = folder.resolve("run/recipe.yaml");
    assertThat(recipe).content().contains("tau: 0.2").doesNotContain("gamma-beta-ratio");
    String again = folder.resolve("again").toString();
    Ran ran = Ran.of("train", "prefer", "--recipe", recipe.toString(), "--out", again);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(folder.resolve("again/metrics.jsonl"))
        .hasSameTextualContentAs(folder.resolve("run/metrics.jsonl"));
  }

  @Test
  void whatIsNotTooLongIsNotToldToRaiseTheLimit() throws IOException {
    Ran ran =
        train(
            "prefer",
            data("{\"prompt_ids\": [5], \"chosen_ids\": [8], \"rejected_ids\": [8]}"),
            "--objective",
            "dpo");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("nothing is left to train on", "its two sides are equal (1). Use other data.")
        .doesNotContain("--max-length");
  }

  private static final String PAIRS =
      "{\"prompt_ids\": [5, 6, 7], \"chosen_ids\": [8, 9], \"rejected_ids\": [8, 10, 11]}";

  private double firstLoss(String... more) throws IOException {
    Ran ran = train("prefer", data(PAIRS), more);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    String line = Files.readAllLines(folder.resolve("run/metrics.jsonl")).getFirst();
    return Double.parseDouble(line.replaceFirst(".*\"loss\":\\s*([0-9.E-]+).*", "$1"));
  }

  @Test
  void allWeightsBecomeAModel() throws IOException {
    String data = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    Ran ran = train("sft", data, "--full", "--epochs", "3", "--lr", "0.01", "--warmup-ratio", "0");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    Path trained = folder.resolve("run/model");
    assertThat(ran.out()).contains("model    " + trained);
    for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
      assertThat(trained.resolve(name)).hasSameBinaryContentAs(Path.of(model, name));
    }
    Ran before =
        Ran.of(
            "train",
            "sft",
            "--model",
            model,
            "--data",
            data,
            "--device",
            "cpu",
            "--out",
            folder.resolve("before").toString(),
            "--lr",
            "0");
    Ran after =
        Ran.of(
            "train",
            "sft",
            "--model",
            trained.toString(),
            "--data",
            data,
            "--device",
            "cpu",
            "--out",
            folder.resolve("after").toString(),
            "--lr",
            "0");
    assertThat(before.exitCode()).isZero();
    assertThat(after.exitCode()).as(after.err()).isZero();
    assertThat(loss("after")).isLessThan(loss("before") / 2);
    assertThat(
            train("sft", data, "--full", "--epochs", "3", "--lr", "0.01", "--warmup-ratio", "0")
                .exitCode())
        .as("a run that is done writes its model again")
        .isZero();
  }

  private double loss(String run) throws IOException {
    String line = Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl")).getFirst();
    return Double.parseDouble(line.replaceFirst(".*\"loss\":\\s*([0-9.E-]+).*", "$1"));
  }

  @Test
  void packedWeightsCannotBeTrained() throws IOException {
    Ran ran =
        train(
            "sft",
            data("{\"prompt_ids\": [5], \"completion_ids\": [8]}"),
            "--full",
            "--dtype",
            "nf4");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("to be held in nf4")
        .contains("Train them in fp32 (--dtype fp32), or train an adapter (without --full)");
    Ran both =
        train(
            "sft",
            data("{\"prompt_ids\": [5], \"completion_ids\": [8]}"),
            "--full",
            "--lora-r",
            "4");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--full trains no adapter: leave out --lora-r, or the other.");
  }

  @Test
  void fullTrainingComparesWithTheModelAsItWas() throws IOException {
    // Nothing has changed before the first step, so the loss is -log sigmoid(0) = log 2.
    assertThat(firstLoss("--objective", "dpo", "--full", "--lr", "0.01"))
        .isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void anAdapterIsTrainedOn() throws IOException {
    String examples = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    Ran first =
        train(
            "sft",
            examples,
            "--lr",
            "0.05",
            "--warmup-ratio",
            "0",
            "--epochs",
            "3",
            "--modules-to-save",
            "lm_head,embed_tokens");
    assertThat(first.exitCode()).as(first.err()).isZero();
    Path start = Files.move(folder.resolve("run"), folder.resolve("first")); // its adapter
    assertThat(
            firstLoss(
                "--objective",
                "dpo",
                "--adapter",
                start.toString(),
                "--lr",
                "0.01",
                "--warmup-ratio",
                "0",
                "--epochs",
                "2"))
        .as("the reference is the model with the first adapter")
        .isCloseTo(Math.log(2), within(1e-6));
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("\"rewards/accuracies\":1.0");
    Ran mixed = train("sft", examples, "--adapter", start.toString(), "--lora-r", "4", "--rslora");
    assertThat(mixed.exitCode()).isEqualTo(2);
    assertThat(mixed.err()).contains("leave out --lora-r, --rslora");
  }

  @Test
  void onlyTablesAreTrainedWhole() throws IOException {
    Ran ran =
        train(
            "sft",
            data("{\"prompt_ids\": [5], \"completion_ids\": [8]}"),
            "--modules-to-save",
            "norm");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("'norm' is none that can be trained whole; expected lm_head or embed_tokens");
  }

  @Test
  void aRunKeepsTheRecipeItWasMadeBy() throws IOException {
    String data = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    Path recipe = Files.writeString(folder.resolve("r.yaml"), "lr: 0.01\nlora-r: 4\nepochs: 2\n");
    Ran ran = train("sft", data, "--recipe", recipe.toString(), "--epochs", "3", "--rslora");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl"))).hasSize(3);
    Path kept = folder.resolve("run/recipe.yaml");
    assertThat(kept)
        .content()
        .startsWith("# What this run was made by. To make it again:\n# javoke train sft --recipe ")
        .contains("lr: 0.01\n", "lora-r: 4\n", "epochs: 3\n", "rslora: true\n", "batch: 8\n");
    Ran again = Ran.of("train", "sft", "--recipe", kept.toString(), "--out", folder + "/again");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(folder.resolve("again/adapter/adapter_model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("run/adapter/adapter_model.safetensors"));
  }

  @Test
  void evaluatesOnHeldOutSamplesAndShowsIt() throws IOException {
    String data = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    Path held = folder.resolve("held.jsonl");
    Files.writeString(
        held,
        "{\"id\": \"q\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}, {\"role\": \"assistant\", \"content\": \"Hello\"}], \"tools\": []}");
    List<String> options =
        List.of(
            "--epochs",
            "2",
            "--eval-data",
            held.toString(),
            "--eval-steps",
            "1",
            "--eval-max-tokens",
            "4",
            "--call-format",
            "hermes",
            "--tensorboard");
    Ran ran = train("sft", data, options.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("evaluation after step 2, loss ");
    assertThat(folder.resolve("run/best/adapter_model.safetensors")).exists();
    assertThat(folder.resolve("run/eval/step-000002.jsonl")).content().contains("\"id\":\"q\"");
    assertThat(folder.resolve("run/tensorboard")).isNotEmptyDirectory();
    assertThat(folder.resolve("run/report.html")).content().contains("Replies after step");
    Files.delete(folder.resolve("run/report.html"));
    assertThat(Ran.of("report", folder.resolve("run").toString()).exitCode()).isZero();
    assertThat(folder.resolve("run/report.html")).exists();
  }

  @Test
  void evaluationNeedsData() throws IOException {
    String data = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    Ran missing = train("sft", data, "--patience", "2");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("name held-out samples with --eval-data FILE");
    Ran absent = train("sft", data, "--eval-data", folder.resolve("absent").toString());
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.err()).contains("absent does not exist. Name a file of held-out samples.");
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"messages\": 3}");
    Ran refused = train("sft", data, "--eval-data", broken.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("broken.jsonl");
    assertThat(folder.resolve("run/metrics.jsonl")).doesNotExist();
  }

  @Test
  void aPlanIsToldAndNothingDone() throws IOException {
    String data =
        data(
            "{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}",
            "{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8]}");
    Ran lora = train("sft", data, "--dry-run", "--modules-to-save", "lm_head");
    assertThat(lora.exitCode()).as(lora.err()).isZero();
    // 28,032 of the matrices and 2048 * 64 of the LM head; 3 of 5 + 4 tokens bear loss.
    assertThat(lora.out())
        .contains(
            "159,104 parameters are trained, on 9 tokens an epoch, of which 3 bear loss, in 1 step.")
        .contains("of the model's 270,144 parameters, and 33.33% of the tokens of 2 samples.")
        .contains("LoRA training on fp32 takes ");
    Ran full = train("sft", data, "--dry-run", "--full");
    assertThat(full.out()).contains("270,144 parameters are trained", "100.00% of the model's");
    assertThat(folder.resolve("run")).doesNotExist();
    Ran pairs = train("prefer", data(PAIRS), "--objective", "kto", "--dry-run");
    assertThat(pairs.exitCode()).as(pairs.err()).isZero();
    assertThat(pairs.out()).contains("of the tokens of 2 samples.");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void theRecipeOfAnotherRunStays() throws IOException {
    String data = data("{\"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}");
    assertThat(train("sft", data, "--lr", "0.01").exitCode()).isZero();
    Ran other = train("sft", data, "--lr", "0.01", "--lora-r", "4");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("its rank is 8, and now it is 4");
    assertThat(folder.resolve("run/recipe.yaml")).content().contains("lora-r: 8\n");
    Ran full = train("sft", data, "--lr", "0.01", "--full");
    assertThat(full.exitCode()).isEqualTo(1);
    assertThat(full.err()).contains("its training is not said, and now it is all weights");
  }
}
