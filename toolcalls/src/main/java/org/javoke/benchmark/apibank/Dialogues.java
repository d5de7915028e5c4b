package org.javoke.benchmark.apibank;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;

/**
 * The dialogues of a level, whose calls stand with their results. Each call gives two samples, one
 * for it and one for the line after it, numbered from 0 through the dialogue.
 */
final class Dialogues {

  private final Path folder;
  private final Map<String, List<Value.Fields>> lines = new HashMap<>();

  private Dialogues(Path folder) {
    // Files are looked for inside it by their normalised paths: "../data" has to be normalised too.
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * {@return the dialogues of level 1 or 2}
   *
   * @param data the benchmark's folder
   */
  static Dialogues in(Path data, int level) {
    return new Dialogues(
        data.resolve("lv1-lv2-samples")
            .resolve(level == 1 ? "level-1-given-desc" : "level-2-toolsearcher"));
  }

  /** {@return the line {@code {role: "API", api_name, result}} that a sample asks for} */
  Optional<Value.Fields> recorded(String file, int sample) {
    List<Value.Fields> dialogue = lines.computeIfAbsent(file, this::read);
    List<Integer> calls = new ArrayList<>();
    for (int i = 0; i < dialogue.size(); i++) {
      if (isCall(dialogue.get(i))) {
        calls.add(i);
      }
    }
    if (sample < 0 || sample / 2 >= calls.size()) {
      return Optional.empty();
    }
    int line = calls.get(sample / 2) + sample % 2;
    return line < dialogue.size() && isCall(dialogue.get(line))
        ? Optional.of(dialogue.get(line))
        : Optional.empty();
  }

  private static boolean isCall(Value.Fields line) {
    return Value.of("API").equals(line.at("role"));
  }

  private List<Value.Fields> read(String file) {
    Path path = folder.resolve(file).normalize();
    return path.startsWith(folder) && Files.isRegularFile(path)
        ? JsonLines.readAll(path).stream().map(JsonLine::object).toList()
        : List.of();
  }
}
