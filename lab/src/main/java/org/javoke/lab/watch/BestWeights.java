package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.train.Trainee;
import org.javoke.value.Value;

/**
 * The folder {@code best} of a run: the weights of the best evaluation so far, in the layout in
 * which a run's last weights are written, and {@code evaluation.json}, which says of which step
 * they are.
 *
 * <p>The new folder is written beside and renamed. Between moving the old one away and the new one
 * in there is a moment in which neither has the name; a run that goes on puts the old one back
 * then.
 */
final class BestWeights {

  static final String FOLDER = "best";

  private final Path folder;
  private final Path old;
  private final Path beside;

  /**
   * @param run the run's folder
   */
  BestWeights(Path run) {
    this.folder = run.resolve(FOLDER);
    this.old = run.resolve(FOLDER + ".old");
    this.beside = run.resolve(FOLDER + ".tmp");
  }

  Path folder() {
    return folder;
  }

  /** Tidies up what a kill left behind. */
  void recover() {
    try {
      if (Files.exists(old) && !Files.exists(folder)) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      delete(old);
      delete(beside);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Puts the weights of now in the place of those that are there.
   *
   * @throws InputException if they cannot be written; those that are there stay
   */
  void replace(Trainee model, Evaluated evaluated) {
    try {
      delete(beside);
      Files.createDirectories(beside);
      Path written = model.write(beside);
      Value.Fields json =
          new JsonObject()
              .put("step", evaluated.step())
              .put("metrics", JsonObject.map(evaluated.metrics(), Value::of))
              .done();
      SafeFile.write(written.resolve("evaluation.json"), PrettyJson.write(json));
      if (Files.exists(folder)) {
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(written, folder, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
      delete(beside);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Copies the weights over those in another folder, file by file.
   *
   * @throws InputException if they cannot be written
   */
  void copyTo(Path weights) {
    try {
      for (Path file : files(folder)) {
        Path target = weights.resolve(String.valueOf(file.getFileName()));
        Path copy = weights.resolve(target.getFileName() + ".tmp");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private InputException unwritable(IOException e) {
    return new InputException(
        "The best weights %s cannot be written: %s. Make room and run the same command again."
            .formatted(folder, e.getMessage()),
        e);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder, 2)) {
      for (Path entry : entries.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
