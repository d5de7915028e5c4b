package org.javoke.lab.run;

import java.nio.file.Path;
import java.util.List;
import org.javoke.benchmark.Question;

/**
 * A run as it lies on disk, read whole.
 *
 * @param questions in the benchmark's order
 * @param samples in the order of the questions, one a question at most: of one that was asked again
 *     the last
 */
public record SavedRun(Path folder, RunInfo info, List<Question> questions, List<Sample> samples) {
  public SavedRun {
    questions = List.copyOf(questions);
    samples = List.copyOf(samples);
  }

  /**
   * {@return the run in that folder}
   *
   * @throws org.javoke.input.InputException if the folder holds no run, or a broken one
   */
  public static SavedRun read(Path folder) {
    return RunReader.read(folder);
  }
}
