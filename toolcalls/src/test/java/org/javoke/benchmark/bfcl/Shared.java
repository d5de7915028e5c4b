package org.javoke.benchmark.bfcl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;
import org.junit.jupiter.api.Assumptions;

/** Third-party data that tests read where it is at hand, and are skipped without. */
final class Shared {

  private Shared() {}

  static Path folder(String path) {
    String root = System.getProperty("javoke.shared", "");
    Path folder = Path.of(root).resolve(path);
    Assumptions.assumeTrue(
        !root.isEmpty() && Files.exists(folder),
        () -> "skipped: no " + folder + " (set -Djavoke.shared=FOLDER)");
    return folder;
  }

  static Path bfcl() {
    return folder("data/bfcl/v4");
  }

  static List<Value.Fields> rows(String path) {
    return JsonLines.readAll(folder(path)).stream().map(JsonLine::object).toList();
  }

  static String text(Value.Fields row, String key) {
    if (row.at(key) instanceof Value.Text(String text)) {
      return text;
    }
    throw new AssertionError("golden row lacks the text " + key);
  }
}
