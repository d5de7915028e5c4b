package org.javoke.lab.findings;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.InputException;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Evaluation;
import org.javoke.lab.study.Plan.Job;

/**
 * What the jobs of a study left.
 *
 * @param lacking evaluations that are not there, or not finished
 */
record Evaluations(List<Evaluated> all, List<String> lacking) {

  private static final String FINISHED = "summary.json";

  Evaluations {
    all = List.copyOf(all);
    lacking = List.copyOf(lacking);
  }

  /** {@return all evaluations that are finished} */
  static Evaluations read(Plan plan) {
    List<Evaluated> all = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Job job : plan.jobs()) {
      for (Evaluation evaluation : job.evaluations()) {
        if (Files.exists(evaluation.folder().resolve(FINISHED))) {
          all.add(read(job, evaluation));
        } else {
          lacking.add("%s: %s".formatted(job.described(), evaluation.test()));
        }
      }
    }
    return new Evaluations(all, lacking);
  }

  private static Evaluated read(Job job, Evaluation evaluation) {
    try {
      return Evaluated.of(
          job.arm(), job.seed(), evaluation.test(), SavedRun.read(evaluation.folder()));
    } catch (InputException e) {
      throw new InputException(
          "The evaluation of %s cannot be read: %s".formatted(job.described(), e.getMessage()), e);
    }
  }
}
