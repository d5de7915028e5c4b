package org.javoke.benchmark.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.bfcl.RandomJson;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomBenchmarkTest {

  private static final String TOOL =
      """
      {"name":"shop.order","description":"Orders.","parameters":{"type":"object","properties":{
      "item":{"type":"string"},"count":{"type":"integer"},"price":{"type":"number"},
      "tags":{"type":"array","items":{"type":"string"}},
      "to":{"type":"object","properties":{"street":{"type":"string"}}}},
      "required":["item"]}}\
      """
          .replace("\n", "");
  private static final String MESSAGES = "[{\"role\":\"user\",\"content\":\"Two pens\"}]";

  @TempDir Path folder;

  @Test
  void readsCallsWithAlternatives() throws IOException {
    Question question =
        only(
            "[{\"name\":\"shop.order\",\"arguments\":{\"item\":[\"pen\",\"pens\"],\"count\":2,"
                + "\"price\":[1,\"\"],\"tags\":[[\"a\",\"b\"]],\"to\":[{\"street\":\"Elm\"}]}}]");

    assertThat(question.id()).isEqualTo("line_1");
    assertThat(question.category()).isEqualTo("custom");
    assertThat(question.task().category()).isEqualTo("multiple");
    assertThat(question.task().expectation())
        .isEqualTo(
            new Expectation.Calls(
                List.of(
                    new ExpectedCall(
                        "shop.order",
                        Map.of(
                            "item", List.of(Value.of("pen"), Value.of("pens")),
                            "count", List.of(Value.of(2)),
                            "price", List.of(Value.of(1), Value.of("")),
                            "tags", List.of(texts("a", "b")),
                            "to", List.of(new Value.Fields(Map.of("street", texts("Elm")))))))));
  }

  @Test
  void takesBfclsFormAsItStands() throws IOException {
    Question question =
        only("[{\"shop.order\":{\"item\":[\"pen\"],\"to\":[{\"street\":[\"Elm\",\"Elm St\"]}]}}]");

    Expectation.Calls calls = (Expectation.Calls) question.task().expectation();
    assertThat(calls.calls().getFirst().accepted())
        .containsEntry("to", List.of(new Value.Fields(Map.of("street", texts("Elm", "Elm St")))));
  }

  @Test
  void expectsNoCallOrAnyCall() throws IOException {
    assertThat(only("[]").task().expectation()).isEqualTo(new Expectation.NoCall());
    assertThat(only("\"any\"").task().expectation()).isEqualTo(new Expectation.AnyCall());
  }

  @Test
  void judgesInBfclsDialectAndOffersJsonSchema() throws IOException {
    CustomBenchmark benchmark = benchmark(line("[]"));
    Question question = benchmark.questions(Selection.ALL).getFirst();

    Prompt offered = benchmark.prompt(question, Mode.NATIVE);

    assertThat(offered.tools()).extracting(Tool::name).containsExactly("shop_order");
    assertThat(type(offered.tools().getFirst(), "price")).isEqualTo(Value.of("number"));
    Tool judged = benchmark.task(question, Mode.NATIVE).tools().getFirst();
    assertThat(judged.name()).isEqualTo("shop_order");
    assertThat(type(judged, "price")).isEqualTo(Value.of("float"));
    assertThat(type(judged, "to")).isEqualTo(Value.of("dict"));
    assertThat(benchmark.prompt(question, Mode.PROMPTING).messages().getFirst())
        .isInstanceOfSatisfying(
            Message.FromSystem.class,
            system -> assertThat(system.content()).contains("\"name\": \"shop.order\""));
  }

  @Test
  void readsWholeConversations() throws IOException {
    CustomBenchmark benchmark =
        benchmark(
            "{\"id\":\"a\",\"category\":\"refunds\",\"tools\":[{\"type\":\"function\",\"function\":"
                + TOOL
                + "}],\"expected\":[],\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]},"
                + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":"
                + "\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"done\"}]}");

    Question question = benchmark.questions(Selection.ALL).getFirst();

    assertThat(question.category()).isEqualTo("refunds");
    assertThat(question.messages())
        .containsExactly(
            new Message.FromSystem("Be brief"),
            new Message.FromUser("Hi"),
            new Message.FromAssistant("", List.of(new NativeCall("f", "{}"))),
            new Message.FromTool("c1", "done"));
  }

  @Test
  void takesASampleForTrainingAndKeepsItsAnswerBack() throws IOException {
    Question question =
        benchmark(
                "{\"meta\":{\"category\":\"parallel\",\"source\":\"x\"},\"tools\":[],\"expected\":[],"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
                    + "{\"role\":\"assistant\",\"content\":\"Hello\"},"
                    + "{\"role\":\"user\",\"content\":\"Pens?\"},"
                    + "{\"role\":\"assistant\",\"content\":\"No.\"}]}")
            .questions(Selection.ALL)
            .getFirst();

    assertThat(question.category()).isEqualTo("parallel");
    assertThat(question.messages())
        .containsExactly(
            new Message.FromUser("Hi"),
            new Message.FromAssistant("Hello", List.of()),
            new Message.FromUser("Pens?"));
  }

  @Test
  void refusesAnAnswerWithoutAQuestionAndMetaThatIsNoObject() {
    assertThatThrownBy(() ->
            benchmark(
                "{\"meta\":\"x\",\"tools\":[],\"expected\":[],"
                    + "\"messages\":[{\"role\":\"assistant\",\"content\":\"No.\"}]}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("hold answers only")
        .hasMessageContaining("\"meta\" must be an object");
  }

  @Test
  void choosesByCategory() throws IOException {
    String second = line("[]").replace("{\"messages\"", "{\"category\":\"b\",\"messages\"");
    CustomBenchmark benchmark = benchmark(line("[]") + "\n" + second);

    assertThat(benchmark.questions(Selection.ALL.withCategories(List.of("b"))))
        .extracting(Question::id)
        .containsExactly("line_2");
    assertThatThrownBy(() -> benchmark.questions(Selection.ALL.withCategories(List.of("c"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no category \"c\". There are: b, custom");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"name\":\"shop.ordr\",\"arguments\":{}}]|not offered; offered are: shop.order",
        "[{\"name\":\"shop.order\",\"arguments\":{\"item\":[\"a\"],\"cuont\":[1]}}]|\"cuont\"; the tool has: count",
        "[{\"name\":\"shop.order\",\"arguments\":{\"item\":[\"a\"],\"count\":[\"two\"]}}]|count does not take the expected value \"two\"",
        "[{\"name\":\"shop.order\",\"arguments\":{\"item\":[\"a\"],\"tags\":[\"x\"]}}]|write [[1, 2]]",
        "[{\"name\":\"shop.order\",\"arguments\":{\"item\":[]}}]|shop.order.item accepts no value",
        "[{\"name\":\"shop.order\",\"arguments\":{}}]|lacks \"item\", which the tool requires",
        "[{\"shop.order\":[]}]|\"expected\" must be",
        "7|\"expected\" must be",
      })
  void saysWhatIsWrongWithTheExpectedCalls(String expected, String problem) {
    assertThatThrownBy(() -> benchmark(line(expected)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"txt\"}}}}|are no JSON Schema: at /properties/x/type",
        "{\"name\":\"f\",\"parameters\":{\"type\":\"dict\",\"properties\":{}}}|BFCL's words",
        "{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"required\":\"x\"}}|are no JSON Schema: at /required",
        "{\"name\":\"f\",\"parameters\":7}|must be a JSON Schema object",
        "{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"$ref\":\"http://localhost/x\"}}|leads to nothing in it",
        "{\"nmae\":\"f\"}|tools[0] must be",
        "{\"name\":\"f\"},{\"name\":\"f\"}|offered twice",
        "{\"name\":\"f.g\"},{\"name\":\"f_g\"}|have the same name once",
      })
  void saysWhatIsWrongWithTheTools(String tools, String problem) {
    String line = "{\"messages\":%s,\"tools\":[%s],\"expected\":[]}".formatted(MESSAGES, tools);

    assertThatThrownBy(() -> benchmark(line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    String lines =
        "{\n"
            + "[1]\n"
            + "{\"messages\":[],\"tools\":{},\"expected\":[],\"tool\":1}\n"
            + "{\"messages\":[{\"role\":\"boss\",\"content\":\"\"},{\"role\":\"tool\",\"content\":7}],"
            + "\"tools\":[]}\n"
            + "{\"id\":\"a\",\"messages\":[7],\"tools\":[],\"expected\":[]}\n"
            + "{\"id\":\"a\",\"category\":\"\"}\n";

    assertThatThrownBy(() -> benchmark(lines))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "problems",
            "line 1: this is not JSON",
            "line 2: expected a JSON object {...}, found an array",
            "line 3: the key \"tool\" is not known; there are: tools",
            "line 3: \"messages\" must be a list with at least one message",
            "line 3: \"tools\" must be a list of tools",
            "line 4: messages[0] has the role \"boss\"",
            "line 4: messages[1] needs a text \"content\", found the number 7",
            "line 4: messages[1] has the role \"tool\" and needs a text \"tool_call_id\"",
            "line 4: \"expected\" must be \"any\" or a list of calls",
            "line 5: messages[0] must be an object",
            "line 6: the id \"a\" is that of line 5, too",
            "line 6: \"category\" must be a text that is not empty");
  }

  @Test
  void showsTheFirstTwentyProblems() {
    assertThatThrownBy(() -> benchmark("[]\n".repeat(100)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("100 problems")
        .hasMessageContaining("line 20: ")
        .hasMessageContaining("and 80 more")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("line 21: "));
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> benchmark("\n")).hasMessageContaining("it is empty");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesQuestionsOrAnInputExceptionWhateverTheLine(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      String line =
          RandomJson.object(
              random, "messages", "tools", "expected", "name", "parameters", "type", "properties");
      try {
        benchmark(line);
      } catch (InputException e) {
        refused++;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(refused).isPositive();
  }

  private Question only(String expected) throws IOException {
    return benchmark(line(expected)).questions(Selection.ALL).getFirst();
  }

  private static String line(String expected) {
    return "{\"messages\":%s,\"tools\":[%s],\"expected\":%s}".formatted(MESSAGES, TOOL, expected);
  }

  private CustomBenchmark benchmark(String lines) throws IOException {
    return new CustomBenchmark(Files.writeString(folder.resolve("tests.jsonl"), lines));
  }

  private static Value texts(String... texts) {
    return Value.of(Arrays.stream(texts).map(Value::of).toList());
  }

  private static @Nullable Value type(Tool tool, String parameter) {
    return tool.parameters().at("properties") instanceof Value.Fields properties
            && properties.at(parameter) instanceof Value.Fields schema
        ? schema.at("type")
        : null;
  }
}
