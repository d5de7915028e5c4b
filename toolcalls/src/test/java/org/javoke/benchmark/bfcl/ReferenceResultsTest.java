package org.javoke.benchmark.bfcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.input.InputException;
import org.javoke.policy.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceResultsTest {

  @TempDir Path folder;

  @Test
  void readsTextsAsPromptingReplies() throws IOException {
    Path file =
        result(
            "simple_python",
            "{\"id\":\"simple_python_0\",\"result\":\"[f(a=1)]\",\"latency\":1.5,"
                + "\"input_token_count\":12,\"output_token_count\":3}");

    SavedReply reply = ReferenceResults.find(file).replies().getFirst();

    assertThat(reply.mode()).isEqualTo(Mode.PROMPTING);
    Outcome.Replied replied = (Outcome.Replied) reply.outcome();
    assertThat(replied.answer()).isEqualTo(new Answer.Text("[f(a=1)]"));
    assertThat(replied.latency()).isEqualTo(Duration.ofMillis(1500));
    assertThat(replied.usage().promptTokens()).isEqualTo(OptionalInt.of(12));
    assertThat(replied.usage().completionTokens()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void readsListsAsNativeCallsAndThenTextsAsNoCall() throws IOException {
    result("irrelevance", "{\"id\":\"irrelevance_0\",\"result\":\"I cannot\"}");
    result("simple_python", "{\"id\":\"simple_python_0\",\"result\":[{\"f\":\"{\\\"a\\\": 1}\"}]}");

    List<SavedReply> replies = ReferenceResults.find(folder).replies();

    assertThat(replies).extracting(SavedReply::mode).containsOnly(Mode.NATIVE);
    assertThat(replies)
        .extracting(reply -> ((Outcome.Replied) reply.outcome()).answer())
        .containsExactly(
            new Answer.Native(List.of(), "I cannot"),
            new Answer.Native(List.of(new NativeCall("f", "{\"a\": 1}")), ""));
  }

  @Test
  void readsTurnsOfStepsAsAConversation() throws IOException {
    Path file =
        result(
            "multi_turn_base",
            "{\"id\":\"multi_turn_base_0\",\"result\":[[\"[ls()]\",\"Done\"],[\"\"]],"
                + "\"latency\":[[0.5,1],[2]],\"input_token_count\":[[10,20],[30]]}");

    Outcome.Replied replied =
        (Outcome.Replied) ReferenceResults.find(file).replies().getFirst().outcome();

    assertThat(replied.answer())
        .isEqualTo(
            new Answer.Turns(
                List.of(
                    List.of(new Answer.Text("[ls()]"), new Answer.Text("Done")),
                    List.of(new Answer.Text("")))));
    assertThat(replied.latency()).isEqualTo(Duration.ofMillis(3500)); // 0.5 + 1 + 2
    assertThat(replied.usage().promptTokens()).hasValue(60); // 10 + 20 + 30
  }

  @Test
  void readsAConversationOfStructuredCalls() throws IOException {
    Path file =
        result(
            "multi_turn_base",
            "{\"id\":\"multi_turn_base_0\",\"result\":[[[{\"ls\":\"{}\"}],\"[ls()]\"]]}");

    SavedReply reply = ReferenceResults.find(file).replies().getFirst();

    assertThat(reply.mode()).isEqualTo(Mode.NATIVE);
    assertThat(((Outcome.Replied) reply.outcome()).answer())
        .isEqualTo(
            new Answer.Turns(
                List.of(
                    List.of(
                        new Answer.Native(List.of(new NativeCall("ls", "{}")), ""),
                        new Answer.Native(List.of(), "[ls()]")))));
  }

  @Test
  void takesASavedErrorForNoReply() throws IOException {
    Path file =
        result(
            "irrelevance", "{\"id\":\"irrelevance_0\",\"result\":\"Error during inference: 429\"}");

    assertThat(ReferenceResults.find(file).replies().getFirst().outcome())
        .isEqualTo(new Outcome.Failed("Error during inference: 429", 1));
  }

  @Test
  void findsFilesInTheFoldersOfGroupsAndNamesWhatItSkips() throws IOException {
    Path model = folder.resolve("my-model");
    write(model.resolve("non_live/BFCL_v4_multiple_result.json"), "{\"id\":\"a\",\"result\":\"\"}");
    write(model.resolve("live/BFCL_v4_live_simple_result.json"), "{\"id\":\"b\",\"result\":\"\"}");
    write(
        model.resolve("multi_turn/BFCL_v4_multi_turn_base_result.json"),
        "{\"id\":\"c\",\"result\":[[]]}");
    write(model.resolve("agentic/memory/kv/BFCL_v4_memory_kv_result.json"), "not read");

    ReferenceResults results = ReferenceResults.find(folder);

    assertThat(results.categories())
        .containsExactlyInAnyOrder(
            BfclCategory.MULTIPLE, BfclCategory.LIVE_SIMPLE, BfclCategory.MULTI_TURN_BASE);
    assertThat(results.skipped()).containsExactly("memory_kv");
    assertThat(results.replies()).extracting(SavedReply::id).containsExactly("b", "c", "a");
  }

  @Test
  void knowsTheNamesOfVersion3() throws IOException {
    write(folder.resolve("BFCL_v3_simple_result.json"), "{\"id\":\"simple_0\",\"result\":\"\"}");

    assertThat(ReferenceResults.find(folder).categories())
        .containsExactly(BfclCategory.SIMPLE_PYTHON);
  }

  @Test
  void refusesSeveralModelsAtOnce() throws IOException {
    write(folder.resolve("model-a/BFCL_v4_multiple_result.json"), "");
    write(folder.resolve("model-b/non_live/BFCL_v4_multiple_result.json"), "");

    assertThatThrownBy(() -> ReferenceResults.find(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the results of 2 models")
        .hasMessageContaining("model-a")
        .hasMessageContaining("model-b");
  }

  @Test
  void refusesAFolderWithoutResultsAndFilesOfOtherCategories() throws IOException {
    assertThatThrownBy(() -> ReferenceResults.find(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no result file")
        .hasMessageContaining("BFCL_v4_simple_python_result.json");
    Path file = result("memory_kv", "{\"id\":\"memory_kv_0\",\"result\":[[[]]]}");
    assertThatThrownBy(() -> ReferenceResults.find(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("memory_kv, which cannot be scored yet");
  }

  @Test
  void refusesRepeatedIds() throws IOException {
    Path file =
        result("multiple", "{\"id\":\"a\",\"result\":\"\"}\n{\"id\":\"a\",\"result\":\"\"}");

    assertThatThrownBy(() -> ReferenceResults.find(file).replies())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: the id \"a\" stands in")
        .hasMessageContaining("line 1, too");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":\"x\"}|no text \"id\"",
        "{\"id\":7,\"result\":\"x\"}|no text \"id\"",
        "{\"id\":\"a\"}|no \"result\"",
        "{\"id\":\"a\",\"result\":7}|\"result\" must be a text, a list of calls, or a list of turns with such replies, found the number 7",
        "{\"id\":\"a\",\"result\":[[7]]}|found the number 7",
        "{\"id\":\"a\",\"result\":[\"f\"]}|a call in \"result\" must be",
        "{\"id\":\"a\",\"result\":[{\"f\":\"{}\",\"g\":\"{}\"}]}|a call in \"result\" must be",
        "[1]|expected a JSON object",
        "{\"id\":\"a\",|this is not JSON",
      })
  void namesTheLineThatIsNotAsExpected(String line, String problem) throws IOException {
    Path file = result("multiple", "{\"id\":\"ok\",\"result\":\"x\"}\n" + line);

    assertThatThrownBy(() -> ReferenceResults.find(file).replies())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("BFCL_v4_multiple_result.json, line 2: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givesRepliesOrAnInputExceptionWhateverTheLine(long seed) throws IOException {
    Random random = new Random(seed);
    int replies = 0;
    for (int i = 0; i < 300; i++) {
      Path file = result("multiple", RandomJson.object(random, "id", "result", "latency", "f"));
      try {
        replies += ReferenceResults.find(file).replies().size();
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("line 1");
      }
    }
    assertThat(replies).isPositive();
  }

  private Path result(String category, String lines) throws IOException {
    return write(folder.resolve("BFCL_v4_" + category + "_result.json"), lines);
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, text);
  }
}
