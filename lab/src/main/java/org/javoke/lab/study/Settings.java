package org.javoke.lab.study;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * What a study's folder was begun with.
 *
 * @param values that were set beside the study's
 */
public record Settings(String name, String scale, Map<String, List<String>> values) {

  private static final int FORMAT = 1;

  /**
   * Begins a folder, or goes on with one. The study's file may have changed: its steps know.
   *
   * @throws InputException if the folder is of another study or scale, or cannot be written
   */
  static void begin(Plan plan) {
    StudyFolder folder = new StudyFolder(plan.choice().out());
    Settings now = new Settings(plan.study().name(), plan.choice().scale(), plan.choice().values());
    try {
      Files.createDirectories(folder.root());
      // Jobs of one study may begin at once.
      try (FileChannel channel =
              FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (Files.exists(folder.settings())) {
          now.requireSame(folder);
        } else {
          requireEmpty(folder);
          SafeFile.write(folder.settings(), PrettyJson.write(now.json()));
        }
        SafeFile.write(folder.study(), plan.study().text());
      }
    } catch (IOException e) {
      throw new InputException(
          "The folder %s cannot be written: %s. Name another with --out."
              .formatted(folder.root(), e),
          e);
    }
  }

  private static void requireEmpty(StudyFolder folder) throws IOException {
    try (Stream<Path> there = Files.list(folder.root())) {
      if (there.anyMatch(path -> !path.equals(folder.lock()))) {
        throw new InputException(
            "%s is not empty and has no %s: it is no study's folder, or an older version's. Name another with --out."
                .formatted(folder.root(), folder.settings().getFileName()));
      }
    }
  }

  private void requireSame(StudyFolder folder) {
    Settings there = read(folder);
    if (!there.name.equals(name) || !there.scale.equals(scale)) {
      throw new InputException(
          "%s holds the study %s at the scale %s, and not %s at the scale %s. Name another folder with --out."
              .formatted(folder.root(), there.name, there.scale, name, scale));
    }
    if (!there.values.equals(values)) {
      throw new InputException(
          "%s was begun %s, and now it is %s. Say the same to go on with it, or name another folder with --out."
              .formatted(folder.root(), there.set(), set()));
    }
  }

  /** {@return the values in the words of the command line} */
  private String set() {
    return values.isEmpty()
        ? "without --set"
        : values.entrySet().stream()
            .map(entry ->
                "--set %s=%s".formatted(entry.getKey(), String.join(",", entry.getValue())))
            .sorted()
            .collect(Collectors.joining(" ", "with ", ""));
  }

  /**
   * {@return the plan of all that was begun in the folder}
   *
   * @param home Javoke's own folder
   * @throws InputException if it is no study's folder, or another version's
   */
  public static Plan plan(Path root, Path home) {
    StudyFolder folder = new StudyFolder(root);
    Settings settings = read(folder);
    Study study = StudyReader.read(settings.name(), folder.study());
    return Planner.plan(
        study,
        new Choice(settings.scale(), folder.seeds(), List.of(), settings.values(), root, home));
  }

  /**
   * {@return what the folder was begun with}
   *
   * @throws InputException if it is no study's folder, or another version's
   */
  public static Settings read(StudyFolder folder) {
    Path file = folder.settings();
    if (!Files.exists(file)) {
      throw new InputException(
          "%s has no %s: give the folder that a study was written to, by this version of Javoke."
              .formatted(folder.root(), file.getFileName()));
    }
    try {
      Value all = Json.read(Files.readString(file));
      Format.require(file, all, FORMAT);
      if (all instanceof Value.Fields fields
          && fields.at("study") instanceof Value.Text(String name)
          && fields.at("scale") instanceof Value.Text(String scale)
          && fields.at("values") instanceof Value.Fields(Map<String, Value> values)) {
        return new Settings(name, scale, texts(file, values));
      }
      throw broken(file, "it lacks \"study\", \"scale\" or \"values\"");
    } catch (JsonException | IOException e) {
      throw broken(file, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, List<String>> texts(Path file, Map<String, Value> values) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (!(value instanceof Value.Items(List<Value> items))) {
        throw broken(file, "\"%s\" is no array".formatted(key));
      }
      texts.put(
          key,
          items.stream()
              .map(item -> item instanceof Value.Text(String text) ? text : Json.write(item))
              .toList());
    });
    return texts;
  }

  private static InputException broken(Path file, String why) {
    return new InputException(
        "%s cannot be read: %s. Name another folder with --out.".formatted(file, why));
  }

  private Value json() {
    return new JsonObject()
        .put(Format.KEY, FORMAT)
        .put("study", name)
        .put("scale", scale)
        .put("values", JsonObject.map(values, JsonObject::texts))
        .done();
  }
}
