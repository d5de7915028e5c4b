package org.javoke.lab.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.itool.IToolFolder;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Job;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Training steps that had nothing to learn from: the policy before counts for their arms. */
final class Unlearned {

  private Unlearned() {}

  /** {@return a line for each} */
  static List<String> read(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Job job : plan.jobs()) {
      for (StepFolder folder : StepFolder.of(job)) {
        if (isUntrained(folder.path().resolve(IToolFolder.POLICY))) {
          lines.add(
              "%s%s: nothing to learn from was found, so the policy before counts"
                  .formatted(
                      job.described(), folder.round() == 0 ? "" : ", round " + folder.round()));
        }
      }
    }
    return lines;
  }

  private static boolean isUntrained(Path note) {
    try {
      return Files.isRegularFile(note)
          && Json.read(Files.readString(note)) instanceof Value.Fields all
          && all.at("trained") instanceof Value.Bool(boolean trained)
          && !trained;
    } catch (IOException | JsonException _) {
      return false; // Whoever needs the policy says what is wrong with it.
    }
  }
}
