package org.javoke.lab.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.input.InputException;

/** An adapter that training left as it was, put where one that it changed would lie. */
public final class AdapterCopy {

  /** The name of an adapter's folder in that of its run. */
  public static final String ADAPTER = "adapter";

  private static final String BESIDE = "adapter.tmp";

  private AdapterCopy() {}

  /**
   * Copies the adapter's files, if that was not done before.
   *
   * @param adapter in PEFT's layout
   * @param run the folder of the training run
   * @return the copy
   * @throws InputException if it cannot be written
   */
  public static Path write(Path adapter, Path run) {
    Path copy = run.resolve(ADAPTER);
    if (Files.exists(copy)) {
      return copy;
    }
    Path beside = run.resolve(BESIDE);
    try {
      Files.createDirectories(beside);
      for (Path file : files(adapter)) {
        Files.copy(file, beside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      return Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new InputException(
          "Cannot copy the adapter %s to %s: %s. Make room or choose another folder, and run the same again."
              .formatted(adapter, copy, e),
          e);
    }
  }

  private static List<Path> files(Path adapter) throws IOException {
    try (Stream<Path> all = Files.list(adapter)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
