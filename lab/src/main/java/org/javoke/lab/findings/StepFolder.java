package org.javoke.lab.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;

/**
 * What a step wrote, or a round of it where it is a loop.
 *
 * @param round from 1; 0: it is no loop, or what comes before the rounds
 */
record StepFolder(Path path, int round) {

  private static final String ROUND = "round-";

  /** {@return those of a job's steps, as far as they are there} */
  static List<StepFolder> of(Job job) {
    List<StepFolder> folders = new ArrayList<>();
    for (Command command : job.commands()) {
      command
          .out()
          .filter(Files::isDirectory)
          .ifPresent(out -> {
            folders.add(new StepFolder(out, 0));
            for (int i = 1; Files.isDirectory(out.resolve(ROUND + i)); i++) {
              folders.add(new StepFolder(out.resolve(ROUND + i), i));
            }
          });
    }
    return folders;
  }

  /** {@return where a tree search wrote to, if there was one} */
  Path search() {
    return round == 0 ? path : path.resolve("search");
  }
}
