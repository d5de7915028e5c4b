package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A BFCL multi-turn question from the data to the run's files, and replies to it that were saved.
 */
class MultiTurnTest {

  private static final String QUESTION =
      """
      {"id":"multi_turn_base_0","question":[[{"role":"user","content":"Make a folder."}],\
      [{"role":"user","content":"Go there."}]],"initial_config":{"GorillaFileSystem":{"root":\
      {"home":{"type":"directory","contents":{}}}}},"involved_classes":["GorillaFileSystem"]}
      """;
  private static final String ANSWER =
      """
      {"id":"multi_turn_base_0","ground_truth":[["mkdir(dir_name='new')"],["cd(folder='new')"]]}
      """;
  private static final String FUNCTIONS =
      """
      {"name":"mkdir","description":"","parameters":{"type":"dict","properties":{"dir_name":\
      {"type":"string"}}}}
      {"name":"cd","description":"","parameters":{"type":"dict","properties":{"folder":\
      {"type":"string"}}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void data() throws IOException {
    write("data/BFCL_v4_multi_turn_base.json", QUESTION);
    write("data/possible_answer/BFCL_v4_multi_turn_base.json", ANSWER);
    write("data/multi_turn_func_doc/gorilla_file_system.json", FUNCTIONS);
  }

  @Test
  void aConversationIsHeldScoredAndScoredAgain() throws IOException {
    try (FakeServer server = FakeServer.start((request, _) -> native1(request.body()))) {
      Ran ran = eval(server.url(), "native");
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(server.received()).hasSize(4);
      assertThat(server.received().getLast().body())
          .contains("\"role\":\"tool\"", "current_working_directory", "\"tools\":[");
    }
    assertThat(text("run/samples.jsonl"))
        .contains("\"reply\":[[[{\"mkdir\":\"", "\"Done.\"],[[{\"cd\":\"", "\"correct\"")
        .doesNotContain("\"wrong\"");
    assertThat(text("run/summary.json")).contains("multi_turn_base");

    Ran scored = score(folder.resolve("run"));
    assertThat(scored.exitCode()).as(scored.err()).isZero();
    assertThat(text("scored/samples.jsonl")).contains("\"correct\"").doesNotContain("\"wrong\"");
  }

  @Test
  void aConversationThatBrokeOffIsHeldAnew() throws IOException {
    try (FakeServer server =
        FakeServer.start((request, number) ->
            number == 1 ? FakeReply.status(400, "out of memory") : native1(request.body()))) {
      Ran first = eval(server.url(), "native");
      assertThat(first.out()).contains("1 of 1 are unscored", "request 2 of the conversation");

      Ran second = eval(server.url(), "native");
      assertThat(second.exitCode()).as(second.err()).isZero();
      assertThat(server.received()).hasSize(2 + 4);
    }
    assertThat(text("run/samples.jsonl")).contains("\"correct\"").hasLineCount(1);
  }

  @Test
  void savedTurnsOfTheReferencesFormAreScored() throws IOException {
    String file = "model/multi_turn/BFCL_v4_multi_turn_base_result.json";
    write(
        file,
        "{\"id\":\"multi_turn_base_0\",\"result\":[[\"[mkdir(dir_name='old')]\",\"ok\"],[\"\"]]}\n");

    Ran scored = score(folder.resolve(file));

    assertThat(scored.exitCode()).as(scored.err()).isZero();
    assertThat(text("scored/samples.jsonl"))
        .contains("wrong_state", "multi_turn:instance_state_mismatch")
        .contains("\"calls\":[\"mkdir(dir_name='old')\"],\"results\":[\"None\"]")
        .contains(
            "root.contents.new is missing", "root.contents.old is there, though not expected");
    Ran reported = Ran.of("report", folder.resolve("scored").toString());
    assertThat(reported.exitCode()).as(reported.err()).isZero();
  }

  private static FakeReply native1(String body) {
    boolean after = body.lastIndexOf("\"role\":\"tool\"") > body.lastIndexOf("\"role\":\"user\"");
    if (after) {
      return FakeReply.said("Done.");
    }
    return body.contains("Go there.")
        ? FakeReply.called("cd", "{\"folder\": \"new\"}")
        : FakeReply.called("mkdir", "{\"dir_name\": \"new\"}");
  }

  private Ran eval(String url, String mode) {
    return Ran.of(
        "eval",
        "--endpoint",
        url,
        "--model",
        "fake",
        "--mode",
        mode,
        "--benchmark",
        "bfcl",
        "--categories",
        "multi_turn_base",
        "--data",
        folder.resolve("data").toString(),
        "--out",
        folder.resolve("run").toString());
  }

  private Ran score(Path replies) {
    return Ran.of(
        "score",
        "--benchmark",
        "bfcl",
        "--data",
        folder.resolve("data").toString(),
        "--responses",
        replies.toString(),
        "--out",
        folder.resolve("scored").toString());
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
