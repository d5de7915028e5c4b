package org.javoke.lab.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.policy.Change;
import org.javoke.policy.Sampling;
import org.javoke.policy.Usage;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.value.Value;

/** A small run's parts, for tests. */
public final class Examples {

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  public static final Session SESSION =
      new Session(NOON, null, List.of("http://localhost:8000/v1"), Map.of("java", "25"));

  private Examples() {}

  public static RunConfig config() {
    return config("tiny");
  }

  public static RunConfig config(String model) {
    return new RunConfig(
        "eval",
        "bfcl-v4",
        model,
        Mode.PROMPTING,
        List.of("repair"),
        Sampling.BFCL,
        new Selection(List.of("simple_python"), List.of(), OptionalInt.of(7)),
        Map.of("b.json", "22", "a.json", "11"),
        Map.of(),
        Map.of("format", "python"),
        "0.1.0");
  }

  /** {@return questions q0, q1, ... of the category} */
  public static List<Question> questions(String category, int count) {
    return IntStream.range(0, count).mapToObj(i -> question(category + "_" + i, category)).toList();
  }

  public static Question question(String id, String category) {
    Tool tool = new Tool("weather.now", "The weather.", Value.Fields.EMPTY);
    Expectation expected =
        new Expectation.Calls(
            List.of(
                new ExpectedCall(
                    "weather.now", Map.of("city", List.of(Value.of("Oslo"), Value.of(""))))));
    return new Question(
        id,
        List.of(new Message.FromUser("How is the weather, " + id + "?")),
        new Task(category, Language.PYTHON, List.of(tool), expected));
  }

  public static Sample correct(String id, String category) {
    return sample(id, category, new Score.Correct(), new Score.Correct());
  }

  public static Sample wrong(String id, String category) {
    return sample(id, category, wrongValue(), wrongValue());
  }

  public static Score wrongValue() {
    return new Score.Wrong(Mistake.WRONG_VALUE, "value_error:string", "Got \"a\", expected \"b\".");
  }

  public static Sample unscored(String id, String category) {
    Score none = new Score.Unscored("HTTP 500");
    return new Sample(
        id,
        category,
        null,
        List.of(),
        scores(none, none),
        new Telemetry(null, Usage.UNKNOWN, 3, OptionalDouble.empty()),
        List.of());
  }

  public static Sample sample(String id, String category, Score bfcl, Score fair) {
    return new Sample(
        id,
        category,
        new Answer.Text("[weather.now(city=\"Oslo\")]"),
        List.of(new ToolCall("weather.now", new Value.Fields(Map.of("city", Value.of("Oslo"))))),
        scores(bfcl, fair),
        new Telemetry(
            Duration.ofMillis(125),
            new Usage(OptionalInt.of(100), OptionalInt.of(12)),
            1,
            OptionalDouble.of(-0.25)),
        List.of());
  }

  /** {@return a sample with everything that a sample can have} */
  public static Sample full() {
    Answer answer =
        new Answer.Native(
            List.of(
                new NativeCall("f", "{\"a\": 1.50}"),
                new NativeCall("f", "no JSON \u2028 \ud83d"),
                new NativeCall("", "")),
            "Let me see.\n😀");
    Sample plain = sample("full", "live_simple", wrongValue(), new Score.Correct());
    return new Sample(
        plain.id(),
        plain.category(),
        answer,
        plain.calls(),
        plain.scores(),
        plain.telemetry(),
        List.of(
            new ScaffoldEffect(
                new Change("repair", "closed a bracket", new Answer.Text("[f(a=1")),
                Map.of("bfcl", Status.WRONG, "fair", Status.WRONG),
                Map.of("bfcl", Status.WRONG, "fair", Status.CORRECT))));
  }

  private static Map<String, Score> scores(Score bfcl, Score fair) {
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("bfcl", bfcl);
    scores.put("fair", fair);
    return scores;
  }
}
