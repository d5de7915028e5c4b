package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiBankTest {

  @TempDir private Path folder;

  @Test
  void asksScoresByBothRulesAndReports() throws IOException {
    write(
        "data/test-data/level-1-api.json",
        """
        [{"file": "a.jsonl", "id": 0, "instruction": "Generate an API request.", "input": "User: ...",
          "expected_output": "API-Request: [QueryScene(name='cosy')]"}]
        """);
    write(
        "data/lv1-lv2-samples/level-1-given-desc/a.jsonl",
        """
        {"role": "API", "api_name": "QueryScene", "result": {"input": {"name": "cosy"}, "output": [], "exception": null}}
        """);
    write(
        "data/test-data/level-1-response.json",
        """
        [{"file": "a.jsonl", "id": 1, "instruction": "Generate a response.", "input": "User: ...",
          "expected_output": "the scene is [QueryScene(name=' Cosy ')]"}]
        """);
    write("data/init_database/Scenes.json", "{\"cosy\": []}");
    try (FakeServer server =
        FakeServer.start((_, _) -> FakeReply.said("[QueryScene(name=' Cosy ')]"))) {
      Ran ran =
          Ran.of(
              "eval",
              "--endpoint",
              server.url(),
              "--model",
              "fake",
              "--mode",
              "prompting",
              "--benchmark",
              "api-bank",
              "--data",
              folder.resolve("data").toString(),
              "--out",
              folder.resolve("run").toString());
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("api_bank", "exact", "level-1", "100.00%", "0.00%");
      // "[QueryScene(name='", "Cosy", "')]": 3 of 3 said, 3 of 6 wanted. 2 * 1 * 1/2 / (3/2)
      assertThat(ran.out()).contains("level-1-response", "rouge_l", "0.6667");
    }
    assertThat(Files.readString(folder.resolve("run/summary.json")))
        .contains("{\"measure\":\"rouge_l\",\"graded\":1,\"unscored\":0,\"mean\":0.6667}");
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("\"measure\":\"rouge_l\"", "\"mean\":0.6667");
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
