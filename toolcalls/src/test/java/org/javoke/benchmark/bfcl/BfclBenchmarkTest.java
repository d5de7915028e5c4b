package org.javoke.benchmark.bfcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.chat.Message;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BfclBenchmarkTest {

  private static final String FUNCTION =
      "{\"name\":\"math.add\",\"description\":\"Adds.\",\"parameters\":{\"type\":\"dict\","
          + "\"properties\":{\"a\":{\"type\":\"float\",\"description\":\"One.\"}},"
          + "\"required\":[\"a\"]}}";

  @TempDir Path folder;

  @Test
  void readsQuestionsWithTheirAnswers() throws IOException {
    v4Data();

    Question question =
        benchmark().questions(Selection.ALL.withCategories(List.of("simple_python"))).getFirst();

    assertThat(question.id()).isEqualTo("simple_python_0");
    assertThat(question.category()).isEqualTo("simple_python");
    assertThat(question.messages()).containsExactly(new Message.FromUser("Add 1"));
    assertThat(question.task().tools()).extracting(Tool::name).containsExactly("math.add");
    assertThat(question.task().expectation())
        .isEqualTo(
            new Expectation.Calls(
                List.of(
                    new ExpectedCall(
                        "math.add", Map.of("a", List.of(Value.of(1), Value.of(1.0)))))));
  }

  @Test
  void expectsNoCallOrAnyCallWhereNoneIsListed() throws IOException {
    v4Data();

    List<Question> questions =
        benchmark()
            .questions(Selection.ALL.withCategories(List.of("irrelevance", "live_relevance")));

    assertThat(questions)
        .extracting(question -> question.task().expectation())
        .containsExactly(new Expectation.NoCall(), new Expectation.AnyCall());
  }

  @Test
  void offersTheNameThatItExpectsInNativeMode() throws IOException {
    v4Data();
    BfclBenchmark benchmark = benchmark();
    Question question =
        benchmark
            .questions(
                Selection.ALL
                    .withIds(List.of("simple_python_0"))
                    .withCategories(List.of("simple_python")))
            .getFirst();

    String offered = benchmark.prompt(question, Mode.NATIVE).tools().getFirst().name();

    assertThat(offered).isEqualTo("math_add");
    assertThat(benchmark.task(question, Mode.NATIVE).tools().getFirst().name()).isEqualTo(offered);
    assertThat(benchmark.task(question, Mode.NATIVE).tools().getFirst().parameters())
        .isEqualTo(question.task().tools().getFirst().parameters());
    assertThat(benchmark.task(question, Mode.PROMPTING)).isEqualTo(question.task());
    assertThat(benchmark.prompt(question, Mode.PROMPTING).tools()).isEmpty();
  }

  @Test
  void readsVersion3UnderTheNamesOfVersion4() throws IOException {
    write("v3/BFCL_v3_simple.json", entry("simple_0"));
    write("v3/possible_answer/BFCL_v3_simple.json", answer("simple_0"));

    for (String name : List.of("simple_python", "simple", "simple_python,simple")) {
      Selection selection = Selection.ALL.withCategories(List.of(name.split(",")));
      assertThat(benchmark().questions(selection))
          .extracting(Question::id, Question::category)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("simple_0", "simple_python"));
    }
    assertThat(benchmark().folder().version()).isEqualTo(3);
  }

  @Test
  void prefersTheNewestVersionInAFolderOfSeveral() throws IOException {
    write("a/BFCL_v3_simple.json", entry("simple_0"));
    write("b/BFCL_v4_simple_python.json", entry("simple_python_0"));

    assertThat(BfclFolder.find(folder)).isEqualTo(new BfclFolder(folder.resolve("b"), 4));
  }

  @Test
  void narrowsByIdsAndThenByLimit() throws IOException {
    write(
        "BFCL_v4_irrelevance.json",
        entry("irrelevance_0") + entry("irrelevance_1") + entry("irrelevance_2"));
    Selection irrelevance = Selection.ALL.withCategories(List.of("irrelevance"));

    assertThat(
            benchmark().questions(irrelevance.withIds(List.of("irrelevance_2", "irrelevance_1"))))
        .extracting(Question::id)
        .containsExactly("irrelevance_1", "irrelevance_2");
    assertThat(benchmark().questions(irrelevance.withLimit(2)))
        .extracting(Question::id)
        .containsExactly("irrelevance_0", "irrelevance_1");
    assertThatThrownBy(
            () -> benchmark().questions(irrelevance.withIds(List.of("irrelevance_9", "x"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no question with the id \"irrelevance_9\" (nor 1 others)")
        .hasMessageContaining("The nearest are: irrelevance_0");
  }

  @Test
  void namesTheCategoriesThatThereAre() throws IOException {
    v4Data();

    assertThatThrownBy(
            () -> benchmark().questions(Selection.ALL.withCategories(List.of("simple_pyton"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no category \"simple_pyton\". There are: simple_python, ")
        .hasMessageContaining("non_live");
    for (String name : List.of("agentic", "format_sensitivity", "memory_kv")) {
      assertThatThrownBy(() -> benchmark().questions(Selection.ALL.withCategories(List.of(name))))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("\"" + name + "\" cannot be run yet")
          .hasMessageContaining("live_parallel_multiple");
    }
  }

  @Test
  void saysWhereTheConstantsOfLongContextAre() throws IOException {
    write("BFCL_v4_simple_python.json", "");
    assertThatThrownBy(() ->
            benchmark().questions(Selection.ALL.withCategories(List.of("multi_turn_long_context"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("needs the reference's long_context.py");
  }

  @Test
  void saysWhatAFolderShouldHold() throws IOException {
    assertThatThrownBy(this::benchmark)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There is no BFCL data in " + folder)
        .hasMessageContaining("BFCL_v4_simple_python.json");
    Path file = write("notes.txt", "");
    assertThatThrownBy(() -> BfclFolder.find(file))
        .hasMessageContaining("is a file, expected a folder");
    assertThatThrownBy(() -> BfclFolder.find(folder.resolve("absent")))
        .hasMessageContaining("is no folder that exists");
  }

  @Test
  void saysWhichFileOrAnswerIsMissing() throws IOException {
    write("BFCL_v4_simple_python.json", entry("simple_python_0"));
    Selection simple = Selection.ALL.withCategories(List.of("simple_python"));

    assertThatThrownBy(() -> benchmark().questions(simple))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There is no file")
        .hasMessageContaining("possible_answer");
    write("possible_answer/BFCL_v4_simple_python.json", answer("simple_python_1"));
    assertThatThrownBy(() -> benchmark().questions(simple))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lacks the question simple_python_0");
  }

  @Test
  void namesTheBrokenLine() throws IOException {
    write("BFCL_v4_irrelevance.json", entry("irrelevance_0").repeat(1) + "{\"id\":\"x\"}");

    assertThatThrownBy(
            () -> benchmark().questions(Selection.ALL.withCategories(List.of("irrelevance"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("BFCL_v4_irrelevance.json, line 2: \"question\" is missing");
  }

  @Test
  void readsAllOfTheRealData() {
    BfclBenchmark v4 = new BfclBenchmark(Shared.bfcl(), PromptFormat.DEFAULT);
    BfclBenchmark both = new BfclBenchmark(SharedFiles.at("data/bfcl"), PromptFormat.DEFAULT);

    List<Question> questions = v4.questions(Selection.ALL);

    assertThat(both.folder()).isEqualTo(v4.folder());
    assertThat(questions).hasSize(4441);
    for (BfclCategory category : BfclCategory.runnable()) {
      assertThat(questions.stream().filter(q -> q.category().equals(category.label())))
          .as(category.label())
          .hasSize(category.size());
    }
  }

  @Test
  void readsAllOfTheRealDataOfVersion3() {
    BfclBenchmark v3 = new BfclBenchmark(SharedFiles.at("data/bfcl/v3"), PromptFormat.DEFAULT);

    assertThat(v3.questions(Selection.ALL)).hasSize(4441);
    assertThat(v3.questions(Selection.ALL.withCategories(List.of("non_python")))).hasSize(150);
  }

  private BfclBenchmark benchmark() {
    return new BfclBenchmark(folder, PromptFormat.DEFAULT);
  }

  private void v4Data() throws IOException {
    write("BFCL_v4_simple_python.json", entry("simple_python_0"));
    write("possible_answer/BFCL_v4_simple_python.json", answer("simple_python_0"));
    write("BFCL_v4_irrelevance.json", entry("irrelevance_0"));
    write("BFCL_v4_live_relevance.json", entry("live_relevance_0-0-0"));
  }

  private static String entry(String id) {
    return "{\"id\":\"%s\",\"question\":[[{\"role\":\"user\",\"content\":\"Add 1\"}]],\"function\":[%s]}\n"
        .formatted(id, FUNCTION);
  }

  private static String answer(String id) {
    return "{\"id\":\"%s\",\"ground_truth\":[{\"math.add\":{\"a\":[1,1.0]}}]}\n".formatted(id);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, text);
  }
}
