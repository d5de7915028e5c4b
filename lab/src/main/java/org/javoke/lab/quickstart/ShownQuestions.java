package org.javoke.lab.quickstart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.benchmark.Question;
import org.javoke.lab.eval.Comparison.ModeComparison;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Status;
import org.javoke.score.Score;

/** The few questions that are shown with both replies: what was learned, and what was not. */
final class ShownQuestions {

  private static final int SHOWN = 6;
  private static final int GAINED = 3;
  private static final int LOST = 1;

  /** A question with its sample in each run. */
  record Shown(Question question, Sample before, Sample after) {}

  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Sample> before;
  private final Map<String, Sample> after;

  private ShownQuestions(SavedRun first, SavedRun second) {
    first.questions().forEach(question -> questions.put(question.id(), question));
    this.before = byId(first);
    this.after = byId(second);
    questions.keySet().retainAll(before.keySet());
    questions.keySet().retainAll(after.keySet());
  }

  private static Map<String, Sample> byId(SavedRun run) {
    return run.samples().stream()
        .collect(Collectors.toMap(Sample::id, sample -> sample, (_, later) -> later));
  }

  /**
   * {@return some questions that were gained, one that was lost if any was, some that stayed wrong,
   * and others if these are too few} Of each kind those of different categories come first.
   */
  static List<Shown> of(Story story) {
    ModeComparison comparison = story.comparison();
    ShownQuestions all = new ShownQuestions(story.first(), story.second());
    List<String> wrong =
        all.questions.keySet().stream()
            .filter(id -> isWrong(all.before.get(id), story) && isWrong(all.after.get(id), story))
            .toList();
    Set<String> chosen = new LinkedHashSet<>();
    all.choose(chosen, comparison.gained(), GAINED);
    all.choose(chosen, comparison.lost(), LOST);
    all.choose(chosen, wrong, SHOWN - chosen.size());
    all.choose(chosen, comparison.gained(), SHOWN - chosen.size());
    all.choose(chosen, List.copyOf(all.questions.keySet()), SHOWN - chosen.size());
    return chosen.stream().flatMap(id -> all.shown(id).stream()).toList();
  }

  private static boolean isWrong(@org.jspecify.annotations.Nullable Sample sample, Story story) {
    Score score = sample == null ? null : sample.scores().get(story.mode());
    return score != null && Status.of(score) == Status.WRONG;
  }

  private List<Shown> shown(String id) {
    Question question = questions.get(id);
    Sample one = before.get(id);
    Sample other = after.get(id);
    return question == null || one == null || other == null
        ? List.of()
        : List.of(new Shown(question, one, other));
  }

  private void choose(Set<String> chosen, List<String> ids, int count) {
    List<String> left = new ArrayList<>(ids);
    left.removeAll(chosen);
    left.retainAll(questions.keySet());
    Set<String> categories = new HashSet<>();
    List<String> ordered = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String id : left) {
      Question question = questions.get(id);
      boolean isNew = question != null && categories.add(question.category());
      (isNew ? ordered : others).add(id);
    }
    ordered.addAll(others);
    ordered.stream().limit(Math.max(0, count)).forEach(chosen::add);
  }
}
