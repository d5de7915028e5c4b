package org.javoke.lab.eval;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;
import org.javoke.lab.run.SavedRun;
import org.javoke.score.Expectation;

/** Whether two runs can be compared, and on what. */
final class Pairing {

  private Pairing() {}

  /**
   * Refuses runs that cannot be compared. One may have asked more than the other; what both asked
   * must be the same.
   */
  static void require(SavedRun first, SavedRun second) {
    String benchmark = first.info().config().benchmark();
    String other = second.info().config().benchmark();
    if (!benchmark.equals(other)) {
      throw new InputException(
          "%s is a run of the benchmark %s, %s one of %s: only runs of one benchmark can be compared"
              .formatted(first.folder(), benchmark, second.folder(), other));
    }
    requireSameQuestions(first, second);
    if (sharedModes(first, second).isEmpty()) {
      throw new InputException(
          "%s and %s have no sample that was scored in the same way: let them finish first"
              .formatted(first.folder(), second.folder()));
    }
  }

  private static void requireSameQuestions(SavedRun first, SavedRun second) {
    Map<String, Question> questions = new HashMap<>();
    first.questions().forEach(question -> questions.put(question.id(), question));
    List<Question> shared =
        second.questions().stream().filter(q -> questions.containsKey(q.id())).toList();
    if (shared.isEmpty()) {
      throw new InputException(
          "%s and %s have no question in common: compare runs of the same categories or ids"
              .formatted(first.folder(), second.folder()));
    }
    List<Question> changed =
        shared.stream().filter(question -> !question.equals(questions.get(question.id()))).toList();
    if (!changed.isEmpty()) {
      throw new InputException(
          "%s and %s ask differently under the same id, %d times; the first is %s: run both on the same version of the data"
              .formatted(first.folder(), second.folder(), changed.size(), changed.getFirst().id()));
    }
  }

  /** {@return the scoring modes that both runs have, in the first one's order} */
  static Set<String> sharedModes(SavedRun first, SavedRun second) {
    Set<String> modes = modes(first);
    modes.retainAll(modes(second));
    return modes;
  }

  private static Set<String> modes(SavedRun run) {
    Set<String> modes = new LinkedHashSet<>();
    Set<String> said =
        run.questions().stream()
            .filter(Pairing::isGraded)
            .map(Question::id)
            .collect(Collectors.toSet());
    run.samples().stream()
        .filter(sample -> !said.contains(sample.id()))
        .forEach(sample -> modes.addAll(sample.scores().keySet()));
    return modes;
  }

  /** {@return how many questions with a right answer at least one of the runs asks} */
  static int questions(SavedRun first, SavedRun second) {
    Set<String> ids = new LinkedHashSet<>();
    Stream.of(first, second)
        .flatMap(run -> run.questions().stream())
        .filter(question -> !isGraded(question))
        .forEach(question -> ids.add(question.id()));
    return ids.size();
  }

  // A grade is neither right nor wrong: there is nothing to pair.
  private static boolean isGraded(Question question) {
    return question.task().expectation() instanceof Expectation.Said;
  }
}
