package org.javoke.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The models and adapters whose reference values lie with the shared data. */
final class SharedModels {

  private SharedModels() {}

  /** {@return a folder by its name; without the shared data the test is skipped} */
  static Path golden(String name) {
    Path folder =
        Path.of(System.getProperty("javoke.shared", "../../shared"), "goldens/model", name);
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    return folder;
  }
}
