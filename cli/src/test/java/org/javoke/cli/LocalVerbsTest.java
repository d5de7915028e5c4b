package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.model.Goldens;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalVerbsTest {

  @TempDir private Path folder;

  private static String model() {
    return Goldens.model("tiny-qwen2").toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void generatePrintsALineForEachPrompt() throws IOException {
    String prompts = file("p.jsonl", "{\"prompt\": \"Hello\"}\n{\"id\": \"b\"}\n");
    Ran ran =
        Ran.of("generate", "--model", model(), "--prompts", prompts, "--tokens", "3", "--greedy");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(ran.out()).contains("\"finish\":\"length\"", "{\"id\":\"b\",\"error\":");
    assertThat(ran.err()).contains("1 of 2 prompts could not be answered");
  }

  @Test
  void generateWritesAFileAndLeavesOneThatIsThere() throws IOException {
    String prompts = file("p.jsonl", "{\"prompt\": \"Hello\"}\n");
    String out = folder.resolve("out.jsonl").toString();
    String[] command = {
      "generate", "--model", model(), "--prompts", prompts, "--tokens", "2", "--out", out
    };
    Ran ran = Ran.of(command);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 prompts now", "written");
    assertThat(Path.of(out)).content().startsWith("{\"id\":1,\"text\":");
    Ran again = Ran.of(command);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void perplexityTellsMeanAndMedian() throws IOException {
    String data = file("d.jsonl", "{\"prompt\": \"Hello\", \"completion\": \" there\"}\n");
    Ran ran = Ran.of("perplexity", "--model", model(), "--data", data);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("\"mean_logprob\":-");
    assertThat(ran.err()).contains("perplexity: mean", "1 completions now");
  }

  @Test
  void searchWritesTreesAndPairs() throws IOException {
    String data =
        file(
            "d.jsonl",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}, {\"role\": \"assistant\", \"content\": \"Hi.\"}]}\n");
    Path out = folder.resolve("search");
    String[] command = {
      "search",
      "--model",
      model(),
      "--data",
      data,
      "--out",
      out.toString(),
      "--iterations",
      "2",
      "--max-tokens",
      "8",
      "--max-depth",
      "2"
    };
    Ran ran = Ran.of(command);
    assertThat(ran.err()).doesNotContain("\tat ");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 trees (0 from before)", "Tokens:", "written");
    assertThat(out.resolve("trees.jsonl")).content().startsWith("{\"id\":\"line 1\"");
    assertThat(out.resolve("pairs.jsonl")).exists();
    assertThat(Ran.of(command).exitCode()).isEqualTo(1);
  }

  @Test
  void replayTakesAShare() throws IOException {
    String line = "{\"prompt\": \"Hello\", \"completion\": \" there\"}\n";
    String data = file("d.jsonl", line.repeat(5));
    Path out = folder.resolve("replay");
    Ran ran = Ran.of("replay", "--model", model(), "--data", data, "--out", out.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 of 5 examples taken");
    assertThat(out.resolve("replay.jsonl")).content().hasLineCount(1);
  }

  @Test
  void replayInPartsTakesTheSame() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String word : new String[] {"there", "you", "world", "all", "again"}) {
      lines.append("{\"prompt\": \"Hello\", \"completion\": \" %s\"}\n".formatted(word));
    }
    String data = file("d.jsonl", lines.toString());
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    replay(data, whole);
    assertThat(replay(data, parts, "--gather", "2").err()).contains("Part 1/2 is not done");
    replay(data, parts, "--part", "2/2");
    replay(data, parts, "--part", "1/2");
    Ran ran = replay(data, parts, "--gather", "2");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("2 of 5 examples taken");
    assertThat(parts.resolve("replay.jsonl"))
        .hasSameTextualContentAs(whole.resolve("replay.jsonl"));
    // What is computed together decides about the last digits of a perplexity.
    List<JsonLine> expected = JsonLines.readAll(whole.resolve("buffer.jsonl"));
    List<JsonLine> found = JsonLines.readAll(parts.resolve("buffer.jsonl"));
    for (int i = 0; i < 5; i++) {
      assertThat(found.get(i).object().at("id")).isEqualTo(expected.get(i).object().at("id"));
      assertThat(perplexity(found.get(i)))
          .isCloseTo(perplexity(expected.get(i)), within(perplexity(expected.get(i)) * 1e-4));
    }
  }

  private static double perplexity(JsonLine line) {
    return line.object().at("perplexity") instanceof Value.Real(double value) ? value : Double.NaN;
  }

  private static Ran replay(String data, Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("replay", "--model", model(), "--data", data));
    words.addAll(List.of("--out", out.toString(), "--percent", "40"));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void whatIsWrongWithSearchAndReplayIsAUsageError() throws IOException {
    String data = file("d.jsonl", "{}\n");
    String out = folder.resolve("out").toString();
    String[] files = {"--model", model(), "--data", data, "--out", out};
    for (String[] wrong :
        new String[][] {
          {"search", "--preset", "none"},
          {"search", "--iterations", "0"},
          {"search", "--open-trees", "0"},
          {"search", "--call-format", "morse"},
          {"search", "--part", "3/2"},
          {"search", "--part", "1/2", "--gather", "2"},
          {"search", "--part", "1/2", "--tokens-of", "."},
          {"replay", "--gather", "0"},
          {"replay", "--percent", "0"}
        }) {
      String[] all = Arrays.copyOf(wrong, wrong.length + files.length);
      System.arraycopy(files, 0, all, wrong.length, files.length);
      assertThat(Ran.of(all).exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
    }
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void whatIsWrongOnTheCommandLineIsSaidBeforeAModelIsOpened() throws IOException {
    String prompts = file("p.jsonl", "{\"prompt\": \"Hello\"}\n");
    String[][] wrong = {
      {"--greedy", "--temperature", "1"},
      {"--temperature", "-1"},
      {"--top-p", "0"},
      {"--tokens", "0"},
      {"--stop", ""},
      {"--top-logprobs", "1000"},
      {"--dtype", "fp64"},
      {"--device", "tpu"},
    };
    for (String[] options : wrong) {
      String[] command = {"generate", "--model", folder.toString(), "--prompts", prompts};
      String[] all = Arrays.copyOf(command, command.length + options.length);
      System.arraycopy(options, 0, all, command.length, options.length);
      assertThat(Ran.of(all).err()).as(String.join(" ", options)).doesNotContain("Unexpected");
      assertThat(Ran.of(all).exitCode()).as(String.join(" ", options)).isNotZero();
    }
    assertThat(Ran.of("generate", "--model", "nowhere", "--prompts", prompts).exitCode())
        .isEqualTo(2);
    assertThat(Ran.of("perplexity", "--model", "nowhere", "--data", "nowhere").exitCode())
        .isEqualTo(2);
  }

  @Test
  void chatReadsPipedInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("Hello\n/quit\n".getBytes(StandardCharsets.UTF_8)));
    try {
      Ran ran = Ran.of("chat", "--model", model(), "--tokens", "4", "--greedy");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.out()).startsWith("you> model> ").endsWith("you> ");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void chatRefusesCommandsForToolsThatAreNotThere() {
    Ran ran = Ran.of("chat", "--model", "nowhere", "--tool-command", "weather=cat");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("'weather'");
  }
}
