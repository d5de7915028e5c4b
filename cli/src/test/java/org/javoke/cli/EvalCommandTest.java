package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {

  @TempDir private Path folder;

  private Ran eval(String url, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "eval",
                "--endpoint",
                url,
                "--model",
                "fake",
                "--benchmark",
                "custom",
                "--data",
                Examples.path("light-bulbs/questions.jsonl"),
                "--out",
                folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private String samples() throws IOException {
    return Files.readString(folder.resolve("run/samples.jsonl"));
  }

  @Test
  void asksNativelyAndScores() throws IOException {
    try (FakeServer server =
        FakeServer.start(
            (_, _) -> FakeReply.called("set_light", "{\"room\": \"kitchen\", \"on\": true}"))) {
      Ran ran = eval(server.url(), "--ids", "kitchen-on,no-tool");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(server.received()).hasSize(2);
      assertThat(server.received().getFirst().body()).contains("\"tools\":[", "\"model\":\"fake\"");
      assertThat(samples()).contains("\"status\":\"correct\"", "called_though_irrelevant");
    }
  }

  @Test
  void promptingModePutsTheToolsIntoTheSystemPrompt() throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.said("[set_light(room='kitchen', on=True)]"))) {
      Ran ran = eval(server.url(), "--mode", "prompting", "--ids", "kitchen-on");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(server.received().getFirst().body())
          .contains("\"system\"", "set_light")
          .doesNotContain("\"tools\":[");
      assertThat(ran.out()).contains("100.00%");
    }
  }

  @Test
  void whatGotNoAnswerIsUnscoredAndAskedAgain() throws IOException {
    try (FakeServer broken =
        FakeServer.start((_, number) ->
            number == 0 ? FakeReply.said("hello") : FakeReply.status(400, "no such thing"))) {
      Ran first = eval(broken.url(), "--max-concurrency", "1");
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out()).contains("3 of 4 are unscored");
      assertThat(samples()).contains("\"status\":\"unscored\"", "400");
    }
    try (FakeServer mended = FakeServer.start((_, _) -> FakeReply.said("hello"))) {
      Ran second = eval(mended.url(), "--max-concurrency", "1");
      assertThat(second.out()).contains("3 samples now, 1 from before").doesNotContain("unscored:");
      assertThat(mended.received()).hasSize(3);
    }
    assertThat(samples().lines()).hasSize(4);
  }

  @Test
  void aScaffoldsWorthIsTold() throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.said("[set_light(room='kitchen', on=True"))) {
      Ran ran =
          eval(server.url(), "--mode", "prompting", "--scaffold", "repair", "--ids", "kitchen-on");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("repair changed 1 replies");
    }
  }

  @Test
  void anUnknownScaffoldIsRefusedBeforeAnythingIsAsked() throws IOException {
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("hello"))) {
      Ran ran = eval(server.url(), "--scaffold", "magic");
      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).contains("magic", "repair");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void whenNothingGotAnAnswerTheReasonIsToldAndItFailed() throws IOException {
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.status(502, "<html><h1>Bad Gateway</h1></html>"))) {
      Ran ran = eval(server.url(), "--attempts", "1");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.out()).contains("4 of 4 are unscored", "  4: ", "HTTP 502", "Bad Gateway");
      assertThat(ran.err()).contains("not one question got an answer");
    }
  }

  @Test
  void choicesThatThereAreNotAreMistakesOfTheCommandLine() {
    for (String[] choice :
        new String[][] {
          {"--categories", "nonsense"},
          {"--ids", "nonsense"},
          {"--timeout", "0"},
          {"--attempts", "0"}
        }) {
      Ran ran = eval("http://127.0.0.1:9", choice);
      assertThat(ran.exitCode()).as(String.join(" ", choice)).isEqualTo(2);
      assertThat(ran.err()).startsWith("javoke: ").contains(choice[1]).doesNotContain("\tat ");
    }
    assertThat(eval("ftp://server").exitCode()).isEqualTo(2);
  }

  @Test
  void runsThatAreNotThereAreMistakesOfTheCommandLine() {
    String nowhere = folder.resolve("nowhere").toString();
    for (Ran ran : List.of(Ran.of("report", nowhere), Ran.of("compare", nowhere, nowhere))) {
      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).contains(nowhere, "does not exist", "--help");
    }
  }

  @Test
  void anEndpointThatIsDownSaysSo() {
    Ran ran = eval("http://127.0.0.1:9");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("127.0.0.1:9").doesNotContain("\tat ");
  }

  @Test
  void twoRunsAreComparedAndReported() throws IOException {
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("hello"))) {
      eval(server.url());
    }
    String first = folder.resolve("run").toString();
    String second = folder.resolve("second").toString();
    Ran.of(
        "score",
        "--benchmark",
        "custom",
        "--data",
        Examples.path("light-bulbs/questions.jsonl"),
        "--responses",
        Examples.path("light-bulbs/samples.jsonl"),
        "--out",
        second);
    Ran compared = Ran.of("compare", first, second, "--json", folder.resolve("c.json").toString());
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("McNemar", "bfcl: 2 gained: kitchen-on, two-rooms");
    assertThat(folder.resolve("c.json")).exists();
    Path page = folder.resolve("both.html");
    Ran reported = Ran.of("report", first, second, "--out", page.toString());
    assertThat(reported.exitCode()).as(reported.err()).isZero();
    assertThat(page).exists();
  }
}
