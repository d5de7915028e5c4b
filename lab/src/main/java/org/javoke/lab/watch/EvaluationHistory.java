package org.javoke.lab.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evaluations of a run so far, in order. */
final class EvaluationHistory {

  private final List<Evaluated> evaluations = new ArrayList<>();

  EvaluationHistory(List<Evaluated> before) {
    evaluations.addAll(before);
  }

  void add(Evaluated evaluated) {
    evaluations.add(evaluated);
  }

  /** {@return whether the last evaluation was after this step} */
  boolean endsWith(int step) {
    return !evaluations.isEmpty() && evaluations.getLast().step() == step;
  }

  /** {@return the best, if there is any} */
  Optional<Evaluated> best() {
    return evaluations.stream().min(Evaluated.BEST_FIRST);
  }

  /** {@return how many evaluations there were after the best} */
  int sinceBest() {
    int place = best().map(evaluations::indexOf).orElse(-1);
    return place < 0 ? 0 : evaluations.size() - 1 - place;
  }
}
