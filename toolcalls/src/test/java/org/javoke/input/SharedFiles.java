package org.javoke.input;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party data that tests read where it is at hand, and are skipped without. */
public final class SharedFiles {

  private SharedFiles() {}

  /** {@return a file or folder of them; the test that asks is skipped if it is absent} */
  public static Path at(String path) {
    Path file = Path.of(System.getProperty("javoke.shared", "../../shared")).resolve(path);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "skipped: no " + file + " (set -Djavoke.shared=FOLDER)");
    return file;
  }
}
