package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.input.JsonLines;
import org.javoke.input.OutputFile;
import org.javoke.lab.train.AdapterCopy;

/**
 * A training run whose data has not one line, such as the pairs of a search that found none. The
 * adapter stays as it was, and {@code policy.json} says that it was not trained, as in the rounds
 * of a loop.
 *
 * @param data of the run
 */
public record NothingToLearn(List<Path> data) {

  public NothingToLearn {
    data = List.copyOf(data);
  }

  /** {@return whether there is not one line} */
  public boolean isSo() {
    return data.stream().allMatch(NothingToLearn::isEmpty);
  }

  private static boolean isEmpty(Path file) {
    try (JsonLines lines = JsonLines.open(file)) {
      return lines.next() == null;
    }
  }

  /**
   * Leaves the adapter as it was.
   *
   * @param model that it is on top of
   * @return the adapter in the run's folder
   * @throws InputException if it cannot be written, or a run that learned something is there
   */
  public Path keep(Path model, Path adapter, Path run) {
    Path note = run.resolve(IToolFolder.POLICY);
    if (!Files.exists(note) && Files.exists(run.resolve(AdapterCopy.ADAPTER))) {
      throw new InputException(
          "%s holds a run that learned something, and now the data has no line: name another folder with --out."
              .formatted(run));
    }
    OutputFile.folder(run);
    // First, so that a copy without it is another run's.
    Path kept = run.resolve(AdapterCopy.ADAPTER);
    new PolicyFile(run.toAbsolutePath().normalize(), note)
        .write(new PolicyWeights(model, Optional.of(kept)), false);
    return AdapterCopy.write(adapter, run);
  }
}
