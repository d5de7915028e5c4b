package org.javoke.benchmark.apibank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.score.Expectation;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiBankBenchmarkTest {

  private static final String SAMPLES =
      """
      [{"file": "a.jsonl", "id": 0,
        "instruction": "\\nGenerate an API request.\\n{\\"name\\": \\"GetUserToken\\", \\"description\\": \\"d\\",\
       \\"input_parameters\\": {\\"username\\": {\\"type\\": \\"str\\", \\"description\\": \\"u\\"},\
       \\"password\\": {\\"type\\": \\"str\\", \\"description\\": \\"[Optional]\\"}}}",
        "input": "User: My token, please. I am ann, my password is x.\\nGenerate API Request:\\n",
        "expected_output": "API-Request: [GetUserToken(username='ann', password='x')]"}]
      """;
  private static final String DIALOGUE =
      """
      {"role": "User", "text": "My token, please."}
      {"role": "API", "api_name": "GetUserToken", "result": {"input": {"username": "ann", "password": "x"},\
       "output": {"token": "t1"}, "exception": null}}
      """;

  @TempDir Path folder;

  @Test
  void aCallIsCarriedOutAndHeldAgainstTheRecordedResult() throws IOException {
    ApiBankBenchmark benchmark = small();
    Question question = benchmark.questions(Selection.ALL).getFirst();
    Scorer executed = benchmark.scorers(List.of()).getFirst();
    Scorer exact = benchmark.scorers(List.of()).get(1);

    assertThat(question.id()).isEqualTo("level-1:a:0");
    assertThat(score(executed, question, "Sure: [GetUserToken(password=\"x\", username='ann')]."))
        .isInstanceOf(Score.Correct.class);
    assertThat(score(exact, question, "[GetUserToken(password=\"x\", username='ann')]"))
        .isInstanceOf(Score.Correct.class);
    assertThat(mistake(score(executed, question, "[GetUserToken(username='ann', password='y')]")))
        .isEqualTo(Mistake.WRONG_VALUE);
    assertThat(mistake(score(executed, question, "[GetUserToken(username='ann')]")))
        .isEqualTo(Mistake.MISSING_PARAMETER);
    assertThat(mistake(score(executed, question, "[GetUserToken(user='ann')]")))
        .isEqualTo(Mistake.UNKNOWN_PARAMETER);
    assertThat(mistake(score(executed, question, "[CheckToken(token='t1')]")))
        .isEqualTo(Mistake.WRONG_FUNCTION);
    assertThat(mistake(score(executed, question, "I do not know.")))
        .isEqualTo(Mistake.DID_NOT_CALL);
  }

  @Test
  void toolsAreHandedOverNatively() throws IOException {
    ApiBankBenchmark benchmark = small();
    Question question = benchmark.questions(Selection.ALL).getFirst();

    Prompt prompt = benchmark.prompt(question, Mode.NATIVE);

    assertThat(prompt.tools()).hasSize(1);
    assertThat(Json.write(prompt.tools().getFirst().parameters()))
        .contains("\"required\":[\"username\"]", "\"type\":\"string\"");
    assertThat(prompt.messages().getLast())
        .isEqualTo(new Message.FromUser("User: My token, please. I am ann, my password is x."));
    Answer answer =
        new Answer.Native(
            List.of(new NativeCall("GetUserToken", "{\"username\": \"ann\", \"password\": \"x\"}")),
            "");
    assertThat(benchmark.scorers(List.of()).getFirst().score(question.task(), answer))
        .isInstanceOf(Score.Correct.class);
  }

  @Test
  void saysWhatTheFolderLacks() throws IOException {
    assertThatThrownBy(() -> new ApiBankBenchmark(folder).questions(Selection.ALL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no test-data/level-1-api.json");
    ApiBankBenchmark benchmark = small();
    assertThatThrownBy(() -> benchmark.questions(Selection.ALL.withCategories(List.of("level-9"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no category \"level-9\" here. There are: level-1");
    Files.delete(folder.resolve("init_database/Account.json"));
    Files.delete(folder.resolve("init_database"));
    assertThatThrownBy(() -> benchmark.scorers(List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("init_database");
    write("test-data/level-1-api.json", "[{\"file\": 7}]");
    assertThatThrownBy(() -> benchmark.questions(Selection.ALL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sample 0 has no text \"file\"");
  }

  @Test
  void theRightCallsOfTheRealDataGetTheReferencesVerdicts() {
    ApiBankBenchmark benchmark = new ApiBankBenchmark(SharedFiles.at("data/api-bank"));
    List<Scorer> scorers = benchmark.scorers(List.of());
    Map<String, Integer> correct = new TreeMap<>();
    List<String> calls = List.of("level-1", "level-2", "level-3");
    for (Question question : benchmark.questions(Selection.ALL.withCategories(calls))) {
      String right = ((Expectation.Trajectory) question.task().expectation()).calls().get(0).get(0);
      for (Scorer scorer : scorers.subList(0, 2)) {
        boolean good = score(scorer, question, right) instanceof Score.Correct;
        correct.merge(question.category() + " " + scorer.name(), good ? 1 : 0, Integer::sum);
      }
    }
    // 62 right calls fail the reference's own evaluator: 52 of level 1, 10 of level 2.
    assertThat(correct)
        .containsEntry("level-1 api_bank", 399 - 52)
        .containsEntry("level-1 exact", 399)
        .containsEntry("level-2 api_bank", 135 - 10)
        .containsEntry("level-2 exact", 135)
        .containsEntry("level-3 exact", 245);
  }

  @Test
  void theRecordedResponsesOfTheRealDataGetTheHighestGrade() {
    ApiBankBenchmark benchmark = new ApiBankBenchmark(SharedFiles.at("data/api-bank"));
    Scorer rouge = benchmark.scorers(List.of()).getLast();
    Map<String, Integer> count = new TreeMap<>();
    for (Question question : benchmark.questions(Selection.ALL)) {
      if (question.task().expectation() instanceof Expectation.Said(String text)) {
        assertThat(rouge.judges(question.task())).isTrue();
        double grade = ((Score.Graded) score(rouge, question, text)).grade();
        assertThat(grade).as(question.id()).isCloseTo(1, within(1e-7));
        count.merge(question.category(), 1, Integer::sum);
      }
    }
    assertThat(count)
        .isEqualTo(
            Map.of("level-1-response", 375, "level-2-response", 103, "level-3-response", 50));
  }

  @Test
  void aResponseIsAskedForInWordsAndGraded() throws IOException {
    ApiBankBenchmark benchmark = small();
    write(
        "test-data/level-1-response.json",
        """
        [{"file": "a.jsonl", "id": 1, "instruction": "Generate a response.",
          "input": "User: ...\\nAPI-Request: [GetUserToken()]->t1\\nGenerate AI Response:\\n",
          "expected_output": "your token is t1"}]
        """);
    Question question =
        benchmark.questions(Selection.ALL.withCategories(List.of("level-1-response"))).getFirst();
    List<Scorer> scorers = benchmark.scorers(List.of());

    assertThat(question.id()).isEqualTo("level-1-response:a:1");
    assertThat(benchmark.prompt(question, Mode.NATIVE))
        .isEqualTo(benchmark.prompt(question, Mode.PROMPTING));
    assertThat(benchmark.prompt(question, Mode.NATIVE).tools()).isEmpty();
    assertThat(scorers.stream().filter(scorer -> scorer.judges(question.task())).toList())
        .containsExactly(scorers.getLast());
    // 3 of 3 words said are common, 3 of 4 wanted: 2 * 1 * 3/4 / (7/4) = 6/7
    assertThat(score(scorers.getLast(), question, "token is t1"))
        .isEqualTo(new Score.Graded(0.8571));
  }

  @Test
  void anyTextGetsAVerdict() throws IOException {
    ApiBankBenchmark benchmark = small();
    Question question = benchmark.questions(Selection.ALL).getFirst();
    Scorer executed = benchmark.scorers(List.of()).getFirst();
    Random random = new Random(7);
    String letters = "[]()='\"ax,\\ \n\uD83E\u00e9";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("[GetUserToken(");
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(score(executed, question, text + ")]")).isNotNull();
    }
    assertThat(mistake(score(executed, question, "[a(".repeat(1_000_000))))
        .isEqualTo(Mistake.DID_NOT_CALL);
    assertThat(score(executed, question, "[Calculator(formula='" + "(".repeat(10_000) + "')]"))
        .isInstanceOf(Score.Wrong.class);
  }

  @Test
  void formulasAreReadAndNotEvaluated() {
    assertThat(Formula.value("(5*6)/(2+3) - 1")).isEqualTo(5); // 30 / 5 - 1
    for (String bad : List.of("", "(1", "1+", "2**3", "x", "(".repeat(5_000), "1/0")) {
      assertThatThrownBy(() -> Formula.value(bad)).isInstanceOf(ApiFailure.class);
    }
  }

  private ApiBankBenchmark small() throws IOException {
    write("test-data/level-1-api.json", SAMPLES);
    write("lv1-lv2-samples/level-1-given-desc/a.jsonl", DIALOGUE);
    write("init_database/Account.json", "{\"ann\": {\"password\": \"x\", \"token\": \"t1\"}}");
    return new ApiBankBenchmark(folder);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static Score score(Scorer scorer, Question question, String reply) {
    return scorer.score(question.task(), new Answer.Text(reply));
  }

  private static Mistake mistake(Score score) {
    return ((Score.Wrong) score).mistake();
  }
}
