package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.endpoint.fake.FakeVllm;
import org.javoke.hub.SmallPico;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search and replay where a server computes. */
@Timeout(120)
class ServedVerbsTest {

  private static final List<String> DATA =
      List.of(
          "{\"id\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"},{\"role\":\"assistant\",\"content\":\"Hi.\"}]}",
          "{\"id\":\"b\",\"messages\":[{\"role\":\"user\",\"content\":\"And?\"},{\"role\":\"assistant\",\"content\":\"Nothing else.\"}]}",
          "{\"id\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"Well\"},{\"role\":\"assistant\",\"content\":\"Quite well, I think.\"}]}");

  @TempDir private Path home;

  private static FakeVllm vllm() {
    return new FakeVllm("tiny", "Hi.", "<tool_call>{}</tool_call>");
  }

  private Path data() throws IOException {
    return Files.write(home.resolve("data.jsonl"), DATA);
  }

  private Ran run(String verb, String url, String out, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                verb,
                "--endpoint",
                url,
                "--model",
                "tiny",
                "--tokenizer",
                SmallPico.PICO.toString(),
                "--data",
                data().toString(),
                "--out",
                home.resolve(out).toString()));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  private String read(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  @Test
  void treesAreGrownAndASearchThatWasStoppedEndsAsIfItHadNotBeen() throws IOException {
    try (FakeServer server = FakeServer.start(vllm())) {
      Ran ran = run("search", server.url(), "whole", "--iterations", "3");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("3 trees (0 from before)").doesNotContain("Tokens:");
      assertThat(server.received())
          .allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/v1/completions");
            assertThat(Asked.of(request.body()).model()).isEqualTo("tiny");
          });
    }
    int[] left = {16};
    FakeVllm able = vllm();
    try (FakeServer dying =
        FakeServer.start((request, n) ->
            left[0]-- > 0 ? able.reply(request, n) : FakeReply.status(500, "out of memory"))) {
      Ran cut =
          run(
              "search",
              dying.url(),
              "cut",
              "--iterations",
              "3",
              "--open-trees",
              "1",
              "--attempts",
              "1");
      assertThat(cut.exitCode()).isEqualTo(1);
      assertThat(cut.err())
          .contains(dying.url(), "out of memory", "run the same command again")
          .doesNotContain("\tat ");
      assertThat(Files.readAllLines(home.resolve("cut/trees.jsonl.partial"))).isNotEmpty();
    }
    try (FakeServer other = FakeServer.start(vllm())) {
      Ran rest = run("search", other.url(), "cut", "--iterations", "3");
      assertThat(rest.exitCode()).as(rest.err()).isZero();
      assertThat(rest.out()).doesNotContain("(0 from before)");
    }
    for (String name : List.of("trees.jsonl", "pairs.jsonl", "search.json")) {
      assertThat(read("cut/" + name)).as(name).isEqualTo(read("whole/" + name));
    }
  }

  @Test
  void replayTakesTheHardestByTheServersNumbers() throws IOException {
    try (FakeServer server = FakeServer.start(vllm())) {
      Ran ran = run("replay", server.url(), "buffer", "--percent", "34");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      // Tokens are the less likely the later: the longest has the highest perplexity.
      assertThat(read("buffer/replay.jsonl"))
          .contains("\"id\":\"c\"")
          .doesNotContain("\"id\":\"a\"");
      assertThat(read("buffer/buffer.jsonl").lines()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"search, gives no log-probabilities", "replay, does not say how likely"})
  void aServerWithoutLogprobsIsRefusedBeforeAnythingIsDone(String verb, String told)
      throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) ->
            FakeReply.status(
                200, "{\"choices\":[{\"text\":\"The\",\"finish_reason\":\"length\"}]}"))) {
      Ran ran = run(verb, server.url(), "out");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err()).contains(told, "logprobs").doesNotContain("\tat ");
      assertThat(home.resolve("out/trees.jsonl.partial")).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--adapter, ., --adapter is for a model on this machine",
    "--dtype, bf16, --dtype is for a model on this machine",
    "--tokenizer, nowhere, does not exist",
    "--max-concurrency, 0, most requests at once is 0",
    "--timeout, 0, The timeout is"
  })
  void whatCannotBeMeantIsRefused(String option, String value, String told) throws IOException {
    Ran ran =
        option.equals("--tokenizer")
            ? Ran.of(
                "replay",
                "--endpoint",
                "http://127.0.0.1:9",
                "--model",
                "tiny",
                "--tokenizer",
                value,
                "--data",
                data().toString(),
                "--out",
                home.resolve("out").toString())
            : run("replay", "http://127.0.0.1:9", "out", option, value);
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(told).doesNotContain("\tat ");
  }

  @Test
  void aServedModelsOptionsNeedAnEndpoint() throws IOException {
    Ran ran =
        Ran.of(
            "replay",
            "--model",
            SmallPico.PICO.toString(),
            "--tokenizer",
            ".",
            "--data",
            data().toString(),
            "--out",
            home.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--tokenizer says something about a served model");
  }

  private Ran itool(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "itool",
                "--model",
                SmallPico.PICO.toString(),
                "--endpoint",
                "http://127.0.0.1:9",
                "--data",
                data().toString(),
                "--warm-up-share",
                "34",
                "--percent",
                "50",
                "--dry-run",
                "--out",
                home.resolve("out").toString()));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void theLoopSaysWhereItSamples() throws IOException {
    Ran ran = itool("--server-run", "/there");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("computed by http://127.0.0.1:9, which load adapters from /there");
  }

  @Test
  void aWholeModelIsNotHandedToServers() throws IOException {
    Ran ran = itool("--full");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--endpoint hands adapters to servers, and --full");
  }

  @Test
  void aFolderWithoutATokenizerIsRefused() throws IOException {
    Ran ran =
        Ran.of(
            "search",
            "--endpoint",
            "http://127.0.0.1:9",
            "--model",
            "tiny",
            "--tokenizer",
            home.toString(),
            "--data",
            data().toString(),
            "--out",
            home.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("has no tokenizer.json");
  }
}
