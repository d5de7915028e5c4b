package org.javoke.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.bfcl.AstCheck;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.fair.FairCheck;
import org.javoke.score.fair.FairScorer;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** Any answer to any task gets a verdict, whatever the description, the answers and the reply. */
class ScorerFuzzTest {

  private static final List<String> WORDS =
      List.of(
          "f",
          "a.b",
          "x",
          "y",
          "",
          "string",
          "array",
          "tuple",
          "dict",
          "float",
          "HashMap",
          "Set",
          "ArrayList",
          "type",
          "items",
          "new ArrayList<>(Arrays.asList(1, ",
          "[[",
          "]",
          "{a: 1",
          "'",
          "\"",
          "Σ'Σ",
          "\ud800",
          "5L",
          "1e999",
          "put(\"",
          "\",",
          ")",
          "\n",
          "```",
          "<think>",
          "</think>",
          "[f(x=",
          "f(x='a')",
          "[",
          "(");
  private static final List<String> CATEGORIES =
      List.of("simple_python", "multiple", "parallel", "irrelevance", "");

  private static final List<Language> LANGUAGES = List.of(Language.values());

  private final List<Scorer> scorers = List.of(new BfclScorer(), new FairScorer());

  @Test
  void everyAnswerGetsAVerdict() {
    SplittableRandom random = new SplittableRandom(20260323);
    int wrong = 0;
    for (int round = 0; round < 4000; round++) {
      Task task = task(random);
      Answer answer = answer(random);
      for (Scorer scorer : scorers) {
        Score score = scorer.score(task, answer);
        if (score instanceof Score.Wrong(var _, String errorType, String explanation)) {
          assertThat(errorType).contains(":");
          assertThat(explanation).endsWith(".").hasSizeLessThan(3000);
          wrong++;
        }
      }
      List<ToolCall> calls = List.of(new ToolCall(word(random), fields(random, 3)));
      assertThat(AstCheck.of(task).check(calls, false)).isNotNull();
      assertThat(FairCheck.of(task).check(calls)).isNotNull();
    }
    assertThat(wrong).isGreaterThan(1000);
  }

  @Test
  void deepValuesOverflowNoStack() {
    Value deep = Value.of("x");
    for (int i = 0; i < 20_000; i++) {
      deep = i % 2 == 0 ? new Value.Items(List.of(deep)) : new Value.Fields(Map.of("k", deep));
    }
    Value schema = new Value.Fields(Map.of("type", Value.of("array"), "items", deep));
    for (String type : List.of("array", "dict", "any", "string")) {
      Value given = type.equals("dict") ? new Value.Fields(Map.of("k", deep)) : deep;
      Value.Fields typed =
          new Value.Fields(
              Map.of(
                  "type",
                  Value.of(type),
                  "items",
                  new Value.Fields(Map.of("type", Value.of("array")))));
      for (Value described : List.of(schema, typed)) {
        Task task = task(Language.PYTHON, described, List.of(given, deep));
        List<ToolCall> calls = List.of(new ToolCall("f", new Value.Fields(Map.of("x", given))));
        AstCheck.of(task).check(calls, false).ifPresent(ScorerFuzzTest::assertExplained);
        FairCheck.of(task).check(calls).ifPresent(ScorerFuzzTest::assertExplained);
      }
    }
  }

  @Test
  void hostileTextEndsSoon() {
    List<String> pieces =
        List.of(
            "new ArrayList<>(Arrays.asList(",
            "[[],",
            "put(\"a\",",
            "`",
            "[f(",
            "a:",
            "((",
            "<think>");
    long started = System.nanoTime();
    for (String piece : pieces) {
      String text = piece.repeat(60_000 / piece.length());
      for (Language language : Language.values()) {
        for (String type : List.of("ArrayList", "HashMap", "Array", "array", "dict", "string")) {
          Value schema =
              new Value.Fields(
                  Map.of(
                      "type",
                      Value.of(type),
                      "items",
                      new Value.Fields(Map.of("type", Value.of("any")))));
          Task task = task(language, schema, List.of(Value.of(text)));
          List<ToolCall> calls =
              List.of(new ToolCall("f", new Value.Fields(Map.of("x", Value.of(text)))));
          assertThat(AstCheck.of(task).check(calls, false)).isNotNull();
          assertThat(FairCheck.of(task).check(calls)).isNotNull();
        }
      }
      Task task = task(Language.PYTHON, Value.Fields.EMPTY, List.of(Value.of("a")));
      assertThat(new FairScorer().score(task, new Answer.Text(text)))
          .isInstanceOf(Score.Wrong.class);
    }
    assertThat(System.nanoTime() - started).isLessThan(60_000_000_000L);
  }

  private static void assertExplained(Finding finding) {
    assertThat(finding.explanation()).endsWith(".").hasSizeLessThan(3000);
  }

  private static Task task(Language language, Value schema, List<Value> accepted) {
    Value.Fields parameters =
        new Value.Fields(Map.of("properties", new Value.Fields(Map.of("x", schema))));
    return new Task(
        "simple_python",
        language,
        List.of(new Tool("f", "", parameters)),
        new Expectation.Calls(List.of(new ExpectedCall("f", Map.of("x", accepted)))));
  }

  private static Task task(SplittableRandom random) {
    Map<String, Value> parameters = new LinkedHashMap<>(fields(random, 3).values());
    if (random.nextBoolean()) {
      parameters.put(
          "properties", new Value.Fields(Map.of("x", schema(random), "y", schema(random))));
      parameters.put("required", random.nextBoolean() ? value(random, 2) : Value.of(List.of()));
    }
    List<Tool> tools = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      tools.add(
          new Tool(random.nextBoolean() ? "f" : word(random), "", new Value.Fields(parameters)));
    }
    Expectation expectation =
        switch (random.nextInt(5)) {
          case 0 -> new Expectation.NoCall();
          case 1 -> new Expectation.AnyCall();
          default -> new Expectation.Calls(expected(random));
        };
    Language language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    return new Task(
        CATEGORIES.get(random.nextInt(CATEGORIES.size())), language, tools, expectation);
  }

  private static List<ExpectedCall> expected(SplittableRandom random) {
    List<ExpectedCall> calls = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, List<Value>> accepted = new LinkedHashMap<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        accepted.put(random.nextBoolean() ? "x" : word(random), values(random, 3));
      }
      calls.add(new ExpectedCall(random.nextBoolean() ? "f" : word(random), accepted));
    }
    return calls;
  }

  private static Value schema(SplittableRandom random) {
    Value type = random.nextInt(4) > 0 ? Value.of(word(random)) : value(random, 2);
    return random.nextInt(5) == 0
        ? value(random, 2)
        : new Value.Fields(
            Map.of("type", type, "items", value(random, 2), "default", value(random, 2)));
  }

  private static Answer answer(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(word(random));
    }
    if (random.nextInt(3) > 0) {
      return new Answer.Text(text.toString());
    }
    List<NativeCall> calls = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      calls.add(new NativeCall("f", random.nextBoolean() ? "{\"x\": [1, \"a\"]}" : word(random)));
    }
    return new Answer.Native(calls, text.toString());
  }

  private static String word(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static Value.Fields fields(SplittableRandom random, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.put(word(random), value(random, depth - 1));
    }
    return new Value.Fields(fields);
  }

  private static List<Value> values(SplittableRandom random, int depth) {
    List<Value> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value(random, depth - 1));
    }
    return values;
  }

  private static Value value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 6)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextBoolean());
      case 2 -> Value.of(random.nextLong());
      case 3 -> Value.of(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble());
      case 6 -> new Value.Tuple(values(random, depth));
      case 7 -> new Value.Items(values(random, depth));
      case 8 -> fields(random, depth);
      case 9 ->
          new Value.Table(List.of(new Value.Entry(value(random, 0), value(random, depth - 1))));
      case 10 -> new Value.Opaque("set", "{1}");
      default -> Value.of(word(random));
    };
  }
}
