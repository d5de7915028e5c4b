package org.javoke.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What a folder's work was begun with, so that nothing made otherwise is added to it. */
public final class SettingsFile {

  private SettingsFile() {}

  /**
   * Writes the settings where there are none yet, and otherwise compares them.
   *
   * @param settings what decides about the work, by the names that a user knows
   * @throws InputException if the work was begun with other ones, each of which is named
   */
  public static void beginOrRequire(Path file, Map<String, String> settings) {
    Value.Fields now = JsonObject.map(settings, Value::of);
    if (!Files.exists(file)) {
      SafeFile.write(file, PrettyJson.write(now));
      return;
    }
    Value.Fields then = read(file);
    TreeSet<String> names = new TreeSet<>(now.values().keySet());
    names.addAll(then.values().keySet());
    String differences =
        names.stream()
            .filter(name -> !Objects.equals(now.at(name), then.at(name)))
            .map(name ->
                "%s was %s and is %s now"
                    .formatted(name, shown(then.at(name)), shown(now.at(name))))
            .collect(Collectors.joining("; "));
    if (!differences.isEmpty()) {
      throw new InputException(
          "%s was begun with other settings: %s. Give the same ones to go on with it, or another folder with --out."
              .formatted(file.toAbsolutePath().getParent(), differences));
    }
  }

  private static Value.Fields read(Path file) {
    try {
      return JsonRecord.read(file.toString(), Files.readString(file)).fields();
    } catch (IOException e) {
      throw new InputException(
          "Cannot read %s: %s. Delete the folder, or name another with --out."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
  }

  private static String shown(@Nullable Value value) {
    return switch (value) {
      case null -> "not given";
      case Value.Text(String text) -> text;
      default -> Json.write(value);
    };
  }
}
