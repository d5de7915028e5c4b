package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.Contamination;
import org.javoke.input.InputException;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.Plan.Leak;

/** Refuses to go on where a test's tools or questions stand in training. */
final class LeakCheck {

  private static final int WORDS_OF_A_RUN = 8;
  private static final int SHOWN = 5;

  private LeakCheck() {}

  /**
   * Looks at the data of a job that is done.
   *
   * @throws InputException if there is a leak
   */
  static void require(Job job) {
    for (Leak leak : job.leaks()) {
      Contamination.Outcome found =
          Contamination.between(
              new Dataset(leak.train(), DataFormats.AUTO),
              new Dataset(leak.test(), DataFormats.AUTO),
              WORDS_OF_A_RUN,
              _ -> {});
      if (leak.tools()) {
        Set<String> tools = new TreeSet<>(found.sameTools());
        tools.addAll(found.otherSchemas());
        refuse(leak, "tools", tools.size(), new ArrayList<>(tools));
      } else {
        refuse(
            leak,
            "questions",
            found.same().size(),
            found.same().stream().map(same -> same.test().toString()).toList());
      }
    }
  }

  private static void refuse(Leak leak, String what, int count, List<String> names) {
    if (count > 0) {
      throw new InputException(
          "The study calls the %s of %s unseen, and %,d of them stand in %s, such as %s. Nothing was trained. Change the data steps, or take the rule out of 'unseen'."
              .formatted(
                  what,
                  leak.test(),
                  count,
                  leak.train(),
                  String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))));
    }
  }
}
