package org.javoke.safetensors;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party data that tests read where it is at hand, and are skipped without. */
public final class SharedFiles {

  private SharedFiles() {}

  public static Path at(String path) {
    String root = System.getProperty("javoke.shared", "");
    Path file = Path.of(root).resolve(path);
    Assumptions.assumeTrue(
        !root.isEmpty() && Files.exists(file),
        () -> "skipped: no " + file + " (set -Djavoke.shared=FOLDER)");
    return file;
  }
}
