package org.javoke.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.model.Goldens;

/** Copies of small models, to be changed. */
final class TinyModels {

  private TinyModels() {}

  /** {@return the copy of the model's folder; the test that asks is skipped if there is none} */
  static Path copy(String name, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(Goldens.model(name))) {
      List<Path> files = entries.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Path copied = to.resolve(file.getFileName().toString());
        Files.write(copied, Files.readAllBytes(file));
      }
    }
    return to;
  }
}
