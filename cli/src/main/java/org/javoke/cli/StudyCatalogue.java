package org.javoke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.input.InputException;

/** The studies that come with Javoke: files in its own folder. */
final class StudyCatalogue {

  /** The folder of the checkout that this runs from, which the launcher knows. */
  private static final String HOME = "javoke.home";

  private static final String ENDING = ".yaml";

  private StudyCatalogue() {}

  static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }

  static Path file(String name) {
    return folder().resolve(name + ENDING);
  }

  private static Path folder() {
    return home().resolve("recipes").resolve("studies");
  }

  /** {@return their names, in alphabetical order} */
  static List<String> names() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException("The folder %s cannot be read: %s".formatted(folder(), e), e);
    }
  }
}
