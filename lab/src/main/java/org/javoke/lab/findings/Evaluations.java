package org.javoke.lab.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.InputException;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Command;
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
      for (Command command : job.commands()) {
        Path out = command.out().orElse(null);
        if (out == null || !command.evaluates() || job.arm().isEmpty()) {
          continue;
        }
        String test = out.startsWith(job.folder()) ? job.folder().relativize(out).toString() : "";
        if (Files.exists(out.resolve(FINISHED))) {
          all.add(read(job, test, out));
        } else {
          lacking.add("%s: %s".formatted(job.described(), test));
        }
      }
    }
    return new Evaluations(all, lacking);
  }

  private static Evaluated read(Job job, String test, Path out) {
    try {
      return Evaluated.of(job.arm(), job.seed(), test, SavedRun.read(out));
    } catch (InputException e) {
      throw new InputException(
          "The evaluation of %s cannot be read: %s".formatted(job.described(), e.getMessage()), e);
    }
  }
}
