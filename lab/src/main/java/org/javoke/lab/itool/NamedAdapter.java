package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.lab.train.AdapterCopy;

/** The adapter that is meant where somebody names a folder. */
public final class NamedAdapter {

  private NamedAdapter() {}

  /**
   * {@return the adapter that the folder stands for} An adapter's own folder stands for itself, a
   * training run's for what it trained, and a round's for its policy's, which has none where
   * nothing was trained from the start.
   *
   * @throws InputException if all weights of the round's policy were trained
   */
  public static Optional<Path> in(Path folder) {
    Path inside = folder.resolve(AdapterCopy.ADAPTER);
    if (Files.isDirectory(inside)) {
      return Optional.of(inside);
    }
    Path round = folder.toAbsolutePath().normalize();
    Path file = round.resolve(IToolFolder.POLICY);
    if (!Files.exists(file)) {
      return Optional.of(folder);
    }
    // A round lies in the folder of its run. So does a whole model that it trained.
    Path run = round.resolveSibling("");
    PolicyWeights policy = new PolicyFile(run, file).read().orElseThrow();
    if (policy.model().startsWith(run)) {
      throw new InputException(
          "%s has no adapter: all weights were trained. Name the model instead, --model %s"
              .formatted(folder, policy.model()));
    }
    return policy.adapter();
  }
}
