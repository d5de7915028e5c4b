package org.javoke.lab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.javoke.input.InputException;

/**
 * Where a study's things are.
 *
 * @param root its folder
 */
public record StudyFolder(Path root) {

  static final String DATA = "data";
  static final String ARMS = "arms";

  public Path study() {
    return root.resolve("study.yaml");
  }

  Path settings() {
    return root.resolve("settings.json");
  }

  Path lock() {
    return root.resolve("lock");
  }

  public Path results(String ending) {
    return root.resolve("study." + ending);
  }

  public Path page() {
    return root.resolve("report.html");
  }

  Path data(long seed) {
    return root.resolve(DATA).resolve(seed(seed));
  }

  Path arms() {
    return root.resolve(ARMS);
  }

  Path arm(String arm, long seed) {
    return arms().resolve(arm).resolve(seed(seed));
  }

  /** {@return the seeds that something was begun with, in their order} */
  List<Long> seeds() {
    SortedSet<Long> seeds = new TreeSet<>();
    for (Path arm : below(arms())) {
      for (Path seed : below(arm)) {
        String name = String.valueOf(seed.getFileName());
        if (name.matches("seed-\\d{1,9}")) {
          seeds.add(Long.parseLong(name.substring("seed-".length())));
        }
      }
    }
    return List.copyOf(seeds);
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new InputException("The folder %s cannot be read: %s".formatted(folder, e), e);
    }
  }

  static String seed(long seed) {
    return "seed-" + seed;
  }
}
