package org.javoke.lab.eval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.ScaffoldEffect;
import org.javoke.lab.run.Status;
import org.javoke.lab.run.Telemetry;
import org.javoke.policy.Change;
import org.javoke.policy.Outcome;
import org.javoke.policy.Usage;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;

/** Makes a sample of a question and what came of asking it: the verdict of each scorer. */
public final class Judge {

  private final List<Scorer> scorers;
  private final CallReader reader;

  /**
   * @param scorers one per scoring mode, in the order in which they are reported
   */
  public Judge(List<Scorer> scorers, CallReader reader) {
    this.scorers = List.copyOf(scorers);
    this.reader = reader;
  }

  /**
   * {@return the sample}
   *
   * @param task what the answer is held against, in the mode in which the question was put
   */
  public Sample judge(Question question, Task task, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Replied replied -> replied(question, task, replied);
      case Outcome.Failed(String reason, int attempts) -> unscored(question, reason, attempts);
    };
  }

  /** {@return the sample of a question that has no answer} */
  public Sample unscored(Question question, String reason, int attempts) {
    Map<String, Score> scores = new LinkedHashMap<>();
    judging(question.task())
        .forEach(scorer -> scores.put(scorer.name(), new Score.Unscored(reason)));
    return new Sample(
        question.id(),
        question.category(),
        null,
        List.of(),
        scores,
        new Telemetry(null, Usage.UNKNOWN, attempts, OptionalDouble.empty()),
        List.of());
  }

  private Sample replied(Question question, Task task, Outcome.Replied replied) {
    Answer answer = replied.answer();
    Map<String, Score> scores = scores(task, answer);
    Duration latency = replied.latency();
    return new Sample(
        question.id(),
        question.category(),
        answer,
        reader.calls(task, answer),
        scores,
        new Telemetry(
            latency.isZero() ? null : latency,
            replied.usage(),
            replied.attempts(),
            replied.meanLogprob()),
        effects(task, replied.changes(), scores),
        scorers.stream()
            .flatMap(scorer -> scorer.trace(task, answer).stream())
            .findFirst()
            .orElse(null));
  }

  private Map<String, Score> scores(Task task, Answer answer) {
    Map<String, Score> scores = new LinkedHashMap<>();
    judging(task).forEach(scorer -> scores.put(scorer.name(), scorer.score(task, answer)));
    return scores;
  }

  private List<Scorer> judging(Task task) {
    return scorers.stream().filter(scorer -> scorer.judges(task)).toList();
  }

  // What one scaffold makes of a reply is what the next one starts from, so this goes outside in.
  private List<ScaffoldEffect> effects(Task task, List<Change> changes, Map<String, Score> scores) {
    List<ScaffoldEffect> effects = new ArrayList<>();
    Map<String, Status> after = statuses(scores);
    for (Change change : changes.reversed()) {
      Map<String, Status> before = statuses(scores(task, change.before()));
      effects.addFirst(new ScaffoldEffect(change, before, after));
      after = before;
    }
    return effects;
  }

  private static Map<String, Status> statuses(Map<String, Score> scores) {
    Map<String, Status> statuses = new LinkedHashMap<>();
    scores.forEach((mode, score) -> statuses.put(mode, Status.of(score)));
    return statuses;
  }
}
