package org.javoke.lab.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.lab.eval.Summariser;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.RunInfo;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.ScaffoldEffect;
import org.javoke.lab.run.Status;
import org.javoke.lab.run.Telemetry;
import org.javoke.policy.Change;
import org.javoke.policy.Usage;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.value.Value;

/** Runs to report on. */
final class Runs {

  static final String ATTACK =
      "</script><script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\"><!-- {{script}}";
  static final String ATTACK_ID = "attack_<b>&\"'~1";

  private Runs() {}

  /** {@return a finished run of 120 questions with every kind of verdict, one of them hostile} */
  static ReportedRun whole(String folder) {
    List<Question> questions = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 118; i++) {
      String category = i % 2 == 0 ? "simple_python" : "live_multiple";
      questions.add(question(category + "_" + i, category, "City number " + i + "?", "Weather."));
      samples.add(sample(questions.getLast().id(), category, i));
    }
    questions.add(question(ATTACK_ID, "simple_python", ATTACK, ATTACK));
    samples.add(attack());
    questions.add(question("asked_in_vain", "simple_python", "Anyone?", "Weather."));
    samples.add(Examples.unscored("asked_in_vain", "simple_python"));
    return reported(folder, questions, samples);
  }

  static ReportedRun reported(String folder, List<Question> questions, List<Sample> samples) {
    RunInfo info =
        new RunInfo(Examples.config(), questions.size(), "ab12", List.of(Examples.SESSION));
    SavedRun run = new SavedRun(Path.of("runs", folder), info, questions, samples);
    return new ReportedRun(run, Summariser.summarise(run));
  }

  static Question question(String id, String category, String text, String description) {
    Tool tool =
        new Tool("weather.now", description, new Value.Fields(Map.of("type", Value.of("dict"))));
    Expectation expected =
        new Expectation.Calls(
            List.of(
                new ExpectedCall(
                    "weather.now",
                    Map.of("city", List.of(Value.of("Oslo")), "days", List.of(Value.of(5))))));
    return new Question(
        id,
        List.of(new Message.FromUser(text)),
        new Task(category, Language.PYTHON, List.of(tool), expected));
  }

  private static Sample sample(String id, String category, int number) {
    Score bfcl = number % 5 == 0 ? wrong(number) : new Score.Correct();
    Score fair = number % 10 == 0 ? wrong(number) : new Score.Correct();
    List<ScaffoldEffect> effects = number == 7 ? List.of(repaired()) : List.of();
    return sample(id, category, "[weather.now(city=\"Oslo\", days=5.0)]", bfcl, fair, effects);
  }

  private static Score wrong(int number) {
    return new Score.Wrong(
        number % 3 == 0 ? Mistake.WRONG_TYPE : Mistake.WRONG_VALUE,
        "value_error:others",
        "Call 1, weather.now: days is 5.0, expected 5.");
  }

  private static Sample attack() {
    Score wrong = new Score.Wrong(Mistake.NOT_PARSEABLE, ATTACK, ATTACK);
    return sample(ATTACK_ID, "simple_python", ATTACK, wrong, wrong, List.of());
  }

  private static ScaffoldEffect repaired() {
    return new ScaffoldEffect(
        new Change("repair", "Closed a bracket.", new Answer.Text("[weather.now(")),
        Map.of("bfcl", Status.WRONG, "fair", Status.WRONG),
        Map.of("bfcl", Status.CORRECT, "fair", Status.CORRECT));
  }

  static Sample sample(
      String id,
      String category,
      String reply,
      Score bfcl,
      Score fair,
      List<ScaffoldEffect> effects) {
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("bfcl", bfcl);
    scores.put("fair", fair);
    Value.Fields arguments =
        new Value.Fields(Map.of("city", Value.of("Oslo"), "days", Value.of(5.0)));
    return new Sample(
        id,
        category,
        new Answer.Text(reply),
        List.of(new ToolCall("weather.now", arguments)),
        scores,
        new Telemetry(
            Duration.ofMillis(100 + reply.length()),
            new Usage(OptionalInt.of(100), OptionalInt.of(12)),
            1,
            OptionalDouble.empty()),
        effects);
  }
}
