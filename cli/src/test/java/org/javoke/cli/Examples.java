package org.javoke.cli;

import java.nio.file.Path;

/** The examples that the documentation shows, wherever the build was started. */
final class Examples {

  private Examples() {}

  static String path(String name) {
    return Path.of(System.getProperty("javoke.examples", "../docs/examples"), name).toString();
  }
}
