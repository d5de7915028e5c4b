package org.javoke.lab.eval;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.ScaffoldEffect;
import org.javoke.lab.run.Status;
import org.javoke.lab.run.Summary;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.ScaffoldSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.lab.run.Summary.VerdictChanges;
import org.javoke.score.CallOverlap;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Score;
import org.javoke.score.bfcl.DisputedAnswers;
import org.jspecify.annotations.Nullable;

/** Adds samples up to the figures of a run, one at a time. */
public final class Summariser {

  private static final String BFCL = "bfcl";
  private static final String FAIR = "fair";
  private static final String CUSTOM = "custom";
  private static final String ALL = "total";

  private final RunConfig config;
  private final List<Question> questions;
  private final Map<String, ModeCount> modes = new LinkedHashMap<>();
  private final Map<String, ScaffoldCount> scaffolds = new LinkedHashMap<>();
  private final Map<String, List<ExpectedCall>> expected; // by question
  private final Map<String, CallOverlap> overlap = new HashMap<>(); // by category
  private final Set<String> said; // categories whose answers are graded
  private final Map<String, GradeCount> grades = new HashMap<>(); // by category
  private int correctInFairOnly;
  private int correctInBfclOnly;

  /**
   * @param questions all that the run asks, in the benchmark's order
   */
  public Summariser(RunConfig config, List<Question> questions) {
    this.config = config;
    this.questions = List.copyOf(questions);
    this.expected = expected(config, questions);
    this.said =
        questions.stream()
            .filter(question -> question.task().expectation() instanceof Expectation.Said)
            .map(Question::category)
            .collect(Collectors.toSet());
    config.scaffolds().forEach(scaffold -> scaffolds.put(scaffold, new ScaffoldCount()));
  }

  /** {@return the figures of a run that lies on disk} */
  public static Summary summarise(SavedRun run) {
    Summariser summariser = new Summariser(run.info().config(), run.questions());
    run.samples().forEach(summariser::add);
    return summariser.summary();
  }

  public void add(Sample sample) {
    if (said.contains(sample.category())) {
      countGrade(sample);
      return;
    }
    sample
        .scores()
        .forEach((mode, score) ->
            modes.computeIfAbsent(mode, _ -> new ModeCount()).add(sample.category(), score));
    countDiffering(sample.scores());
    countOverlap(sample);
    sample.effects().forEach(this::countEffect);
  }

  public Summary summary() {
    return new Summary(
        config.model(),
        config.benchmark(),
        config.mode(),
        questions.size(),
        map(modes, this::modeSummary),
        new Summary.Differing(correctInFairOnly, correctInBfclOnly),
        map(scaffolds, ScaffoldCount::summary),
        overlap(),
        grades(),
        disputed());
  }

  private ModeSummary modeSummary(ModeCount mode) {
    Map<String, Tally> categories = new LinkedHashMap<>();
    questions.stream()
        .map(Question::category)
        .distinct()
        .filter(category -> !said.contains(category))
        .forEach(category -> categories.put(category, mode.count(category).tally()));
    return new ModeSummary(mode.total.tally(), categories, Groups.of(config, categories));
  }

  // A scaffold's effect on a grade is not reported.
  private void countGrade(Sample sample) {
    sample
        .scores()
        .forEach((measure, score) ->
            grades.computeIfAbsent(sample.category(), _ -> new GradeCount(measure)).add(score));
  }

  private Map<String, Summary.Grades> grades() {
    Map<String, Summary.Grades> ordered = new LinkedHashMap<>();
    for (Question question : questions) {
      GradeCount count = grades.get(question.category());
      if (count != null) {
        ordered.putIfAbsent(question.category(), count.grades());
      }
    }
    return ordered;
  }

  private static Map<String, List<ExpectedCall>> expected(
      RunConfig config, List<Question> questions) {
    Map<String, List<ExpectedCall>> expected = new HashMap<>();
    if (config.benchmark().startsWith(CUSTOM)) {
      for (Question question : questions) {
        if (question.task().expectation() instanceof Expectation.Calls(var calls)) {
          expected.put(question.id(), config.mode() == Mode.NATIVE ? NativeNames.of(calls) : calls);
        }
      }
    }
    return expected;
  }

  // A question without a verdict is left out, as from the accuracies.
  private void countOverlap(Sample sample) {
    List<ExpectedCall> calls = expected.get(sample.id());
    if (calls != null && sample.scored()) {
      boolean unreadable = sample.calls().isEmpty() && saysSomething(sample.reply());
      overlap.merge(
          sample.category(), CallOverlap.of(calls, sample.calls(), unreadable), CallOverlap::plus);
    }
  }

  private Map<String, CallOverlap> overlap() {
    Map<String, CallOverlap> ordered = new LinkedHashMap<>();
    questions.stream()
        .map(Question::category)
        .distinct()
        .filter(overlap::containsKey)
        .forEach(
            category -> ordered.put(category, overlap.getOrDefault(category, CallOverlap.NONE)));
    if (!ordered.isEmpty()) {
      ordered.put(ALL, overlap.values().stream().reduce(CallOverlap.NONE, CallOverlap::plus));
    }
    return ordered;
  }

  private static boolean saysSomething(@Nullable Answer reply) {
    return switch (reply) {
      case null -> false;
      case Answer.Text(String text) -> !text.isBlank() && !text.strip().equals("[]");
      case Answer.Native(var calls, String text) -> !calls.isEmpty() || !text.isBlank();
      case Answer.Turns _ -> false;
    };
  }

  private List<String> disputed() {
    return questions.parallelStream()
        .filter(question -> DisputedAnswers.of(question.task()).isPresent())
        .map(Question::id)
        .toList();
  }

  private void countDiffering(Map<String, Score> scores) {
    boolean bfcl = scores.get(BFCL) instanceof Score.Correct;
    boolean fair = scores.get(FAIR) instanceof Score.Correct;
    if (fair && scores.get(BFCL) instanceof Score.Wrong) {
      correctInFairOnly++;
    } else if (bfcl && scores.get(FAIR) instanceof Score.Wrong) {
      correctInBfclOnly++;
    }
  }

  private void countEffect(ScaffoldEffect effect) {
    scaffolds.computeIfAbsent(effect.change().scaffold(), _ -> new ScaffoldCount()).add(effect);
  }

  private static <A, B> Map<String, B> map(Map<String, A> from, Function<A, B> function) {
    Map<String, B> to = new LinkedHashMap<>();
    from.forEach((key, value) -> to.put(key, function.apply(value)));
    return to;
  }

  private static final class ModeCount {
    private final TallyCount total = new TallyCount();
    private final Map<String, TallyCount> categories = new LinkedHashMap<>();

    void add(String category, Score score) {
      total.add(score);
      count(category).add(score);
    }

    TallyCount count(String category) {
      return categories.computeIfAbsent(category, _ -> new TallyCount());
    }
  }

  private static final class ScaffoldCount {
    private int changed;
    private final Map<String, VerdictChanges> effects = new LinkedHashMap<>();

    void add(ScaffoldEffect effect) {
      changed++;
      effect
          .before()
          .forEach((mode, before) ->
              effects.merge(mode, change(before, effect.after().get(mode)), ScaffoldCount::sum));
    }

    private static VerdictChanges change(Status before, @Nullable Status after) {
      return new VerdictChanges(
          before == Status.WRONG && after == Status.CORRECT ? 1 : 0,
          before == Status.CORRECT && after == Status.WRONG ? 1 : 0);
    }

    private static VerdictChanges sum(VerdictChanges a, VerdictChanges b) {
      return new VerdictChanges(a.improved() + b.improved(), a.worsened() + b.worsened());
    }

    ScaffoldSummary summary() {
      return new ScaffoldSummary(changed, effects);
    }
  }
}
