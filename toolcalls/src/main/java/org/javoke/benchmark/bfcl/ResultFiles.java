package org.javoke.benchmark.bfcl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.input.InputException;

/**
 * The result files of one model in the layout of BFCL's own package: {@code
 * <model>/<group>/BFCL_v4_<category>_result.json}, or without the folder of the group.
 *
 * @param scorable files of categories that can be scored
 * @param categories those of the files, as far as their names tell
 * @param skipped names of categories that have a file here and cannot be scored yet
 */
record ResultFiles(List<Path> scorable, Set<BfclCategory> categories, Set<String> skipped) {

  private static final Pattern NAME =
      Pattern.compile("BFCL_v\\d+_(\\w+?)_result\\.jsonl?(?:\\.gz)?");
  private static final Set<String> GROUP_FOLDERS =
      Set.of(
          "non_live",
          "live",
          "multi_turn",
          "agentic",
          "format_sensitivity",
          "memory",
          "kv",
          "vector",
          "rec_sum",
          "web_search");
  private static final int MAX_DEPTH = 6;

  /**
   * {@return the file, or the result files in the folder and below}
   *
   * @throws InputException if there is none, or they are of several models
   */
  static ResultFiles find(Path fileOrFolder) {
    if (Files.isDirectory(fileOrFolder)) {
      List<Path> files = inside(fileOrFolder);
      requireOneModel(fileOrFolder, files);
      return sorted(files);
    }
    ResultFiles one = sorted(List.of(fileOrFolder));
    if (one.scorable().isEmpty()) {
      throw new InputException(
          "%s holds results of %s, which cannot be scored yet: single-turn and multi-turn categories can"
              .formatted(fileOrFolder, String.join(", ", one.skipped())));
    }
    return one;
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> found = Files.walk(folder, MAX_DEPTH)) {
      List<Path> files =
          found
              .filter(path -> NAME.matcher(fileName(path)).matches() && Files.isRegularFile(path))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new InputException(
            "There is no result file in %s: expected files such as BFCL_v4_simple_python_result.json"
                .formatted(folder));
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(
          "The folder %s cannot be read (%s): check its permissions"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void requireOneModel(Path folder, List<Path> files) {
    Set<Path> models =
        files.stream().map(ResultFiles::modelFolder).collect(Collectors.toCollection(TreeSet::new));
    if (models.size() > 1) {
      throw new InputException(
          "%s holds the results of %d models. Name the folder of one: %s"
              .formatted(
                  folder,
                  models.size(),
                  models.stream().limit(10).map(Path::toString).collect(Collectors.joining(", "))));
    }
  }

  private static Path modelFolder(Path file) {
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    while (GROUP_FOLDERS.contains(fileName(folder)) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static ResultFiles sorted(List<Path> files) {
    List<Path> scorable = new ArrayList<>();
    Set<BfclCategory> categories = new LinkedHashSet<>();
    Set<String> skipped = new LinkedHashSet<>();
    for (Path file : files) {
      Matcher name = NAME.matcher(fileName(file));
      Optional<BfclCategory> category =
          name.matches() ? BfclCategory.labelled(name.group(1)) : Optional.empty();
      if (name.matches() && category.filter(found -> found.group().isRunnable()).isEmpty()) {
        skipped.add(name.group(1));
      } else {
        category.ifPresent(categories::add);
        scorable.add(file);
      }
    }
    return new ResultFiles(List.copyOf(scorable), categories, skipped);
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
