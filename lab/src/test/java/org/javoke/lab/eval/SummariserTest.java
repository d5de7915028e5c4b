package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.lab.run.Examples.correct;
import static org.javoke.lab.run.Examples.questions;
import static org.javoke.lab.run.Examples.sample;
import static org.javoke.lab.run.Examples.wrong;
import static org.javoke.lab.run.Examples.wrongValue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Summary;
import org.javoke.lab.run.Summary.Differing;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.ScaffoldSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.lab.run.Summary.VerdictChanges;
import org.javoke.lab.run.Telemetry;
import org.javoke.lab.table.TextTable;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class SummariserTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-4);

  @Test
  void countsKindsOfMistakesAndGivesAnInterval() {
    Tally tally =
        bfcl(summary(
                Fakes.config(),
                questions("c", 10),
                List.of(
                    correct("c_0", "c"),
                    wrong("c_1", "c"),
                    wrong("c_2", "c"),
                    Examples.unscored("c_3", "c"))))
            .total();

    assertThat(tally.count()).isEqualTo(4);
    assertThat(tally.kinds()).isEqualTo(Map.of(Mistake.WRONG_VALUE, 2));
    assertThat(tally.accuracy().orElseThrow()).isCloseTo(1 / 3.0, CLOSE);
    // Wilson, 1 of 3, z = 1.96: (1/3 + 3.8415/6 -+ 1.96 sqrt(2/27 + 3.8415/36)) / (1 + 3.8415/3)
    Interval interval = Objects.requireNonNull(tally.interval());
    assertThat(interval.low()).isCloseTo(0.0615, CLOSE);
    assertThat(interval.high()).isCloseTo(0.7923, CLOSE);
  }

  @Test
  void hasNoAccuracyWhereNothingIsScored() {
    Tally tally =
        bfcl(summary(Fakes.config(), questions("c", 1), List.of(Examples.unscored("c_0", "c"))))
            .total();

    assertThat(tally.accuracy()).isEmpty();
    assertThat(tally.interval()).isNull();
  }

  @Test
  void gradesAreInNoAccuracyAndTheirMeanDependsOnNoOrder() {
    Task task = new Task("said", Language.PYTHON, List.of(), new Expectation.Said("Done."));
    List<Question> questions = new ArrayList<>(questions("c", 1));
    List<Sample> samples = new ArrayList<>(List.of(correct("c_0", "c")));
    List<Score> scores =
        List.of(
            new Score.Graded(0.1),
            new Score.Graded(0.2),
            new Score.Graded(0.6),
            new Score.Unscored("no answer"));
    for (int i = 0; i < scores.size(); i++) {
      questions.add(new Question("said_" + i, List.of(), task));
      samples.add(
          new Sample(
              "said_" + i,
              "said",
              null,
              List.of(),
              Map.of("rouge_l", scores.get(i)),
              Telemetry.NONE,
              List.of()));
    }
    Summary summary = summary(Fakes.config(), questions, samples);

    // (0.1 + 0.2 + 0.6) / 3
    Summary.Grades grades = Objects.requireNonNull(summary.grades().get("said"));
    assertThat(grades.mean().orElseThrow()).isCloseTo(0.3, Offset.offset(1e-12));
    assertThat(grades.graded()).isEqualTo(3);
    assertThat(grades.unscored()).isEqualTo(1);
    assertThat(bfcl(summary).total().count()).isEqualTo(1);
    assertThat(summary.modes().values())
        .allMatch(mode -> mode.categories().keySet().equals(Set.of("c")));
    Collections.reverse(samples);
    assertThat(summary(Fakes.config(), questions, samples)).isEqualTo(summary);
    assertThat(new TextTable(false, 80).draw(Tables.grades(summary))).contains("rouge_l", "0.3000");
  }

  @Test
  void countsWhereTheModesDiffer() {
    Score right = new Score.Correct();
    Summary summary =
        summary(
            Fakes.config(),
            questions("c", 4),
            List.of(
                sample("c_0", "c", right, right),
                sample("c_1", "c", right, wrongValue()),
                sample("c_2", "c", wrongValue(), right),
                sample("c_3", "c", wrongValue(), right)));

    assertThat(summary.differing()).isEqualTo(new Differing(2, 1));
  }

  @Test
  void tellsWhatScaffoldsWereWorth() {
    Summary summary =
        summary(
            Examples.config(),
            List.of(Examples.question("full", "live_simple")),
            List.of(Examples.full()));

    assertThat(summary.scaffolds())
        .isEqualTo(
            Map.of(
                "repair",
                new ScaffoldSummary(
                    1,
                    Map.of("bfcl", new VerdictChanges(0, 0), "fair", new VerdictChanges(1, 0)))));
  }

  @Test
  void namesScaffoldsThatChangedNothing() {
    assertThat(summary(Examples.config(), questions("c", 1), List.of()).scaffolds())
        .isEqualTo(Map.of("repair", new ScaffoldSummary(0, Map.of())));
  }

  @Test
  void marksGroupsThatLackCategoriesOrSamples() {
    List<Question> questions = new ArrayList<>(questions("simple_python", 2));
    questions.addAll(questions("simple_java", 2));
    questions.addAll(questions("simple_javascript", 2));
    List<Sample> samples = new ArrayList<>();
    questions.forEach(question -> samples.add(correct(question.id(), question.task().category())));

    GroupScore whole = simple(summary(Fakes.config(), questions, samples));
    assertThat(whole).isEqualTo(new GroupScore("simple", 1, List.of()));
    assertThat(whole.partial()).isFalse();

    RunConfig limited = Fakes.config("m", Selection.ALL.withLimit(6));
    assertThat(simple(summary(limited, questions, samples)).missing())
        .containsExactly("simple_python", "simple_java", "simple_javascript");

    samples.set(0, Examples.unscored("simple_python_0", "simple_python"));
    assertThat(simple(summary(Fakes.config(), questions, samples)).missing())
        .containsExactly("simple_python");

    GroupScore twoThirds =
        simple(summary(Fakes.config(), questions.subList(0, 4), samples.subList(0, 4)));
    assertThat(twoThirds.score()).isCloseTo(2 / 3.0, CLOSE);
    assertThat(twoThirds.missing()).containsExactly("simple_python", "simple_javascript");
  }

  @Test
  void doesNotDependOnTheOrderOfSamples() {
    List<Question> questions = questions("simple_python", 60);
    List<Sample> samples = new ArrayList<>();
    for (Question question : questions) {
      samples.add(Fakes.judge().judge(question, question.task(), Fakes.byNumber(question.id())));
    }
    Summary summary = summary(Fakes.config(), questions, samples);
    Collections.shuffle(samples, new Random(3));

    assertThat(summary(Fakes.config(), questions, samples)).isEqualTo(summary);
  }

  @Test
  void drawsTables() {
    Summary summary =
        summary(
            Fakes.config(),
            questions("simple_python", 2),
            List.of(
                correct("simple_python_0", "simple_python"),
                Examples.unscored("simple_python_1", "simple_python")));
    TextTable text = new TextTable(false, 100);

    assertThat(text.draw(Tables.categories(summary)))
        .contains("category", "unscored", "bfcl", "fair", "simple_python", "100.00%", "20.7-100.0");
    assertThat(text.draw(Tables.groups(summary)))
        .contains("v4 overall", "v3 non_live", "memory not run", "16 missing");
  }

  @Test
  void namesQuestionsThatAcceptNoneOfTheirOwnAnswers() {
    Question sound = Examples.question("any", "simple_python");
    Expectation unknown =
        new Expectation.Calls(
            List.of(new ExpectedCall("weather.now", Map.of("planet", List.of(Value.of("Mars"))))));
    Task task = sound.task();
    Question hopeless =
        new Question(
            "hopeless",
            sound.messages(),
            new Task(task.category(), task.language(), task.tools(), unknown));

    assertThat(summary(Fakes.config(), List.of(hopeless), List.of()).disputed())
        .containsExactly("hopeless");
  }

  private static GroupScore simple(Summary summary) {
    return bfcl(summary).groups().getOrDefault("v4", List.of()).getFirst();
  }

  private static ModeSummary bfcl(Summary summary) {
    return summary.mode("bfcl");
  }

  private static Summary summary(RunConfig config, List<Question> questions, List<Sample> samples) {
    Summariser summariser = new Summariser(config, questions);
    samples.forEach(summariser::add);
    return summariser.summary();
  }
}
