package org.javoke.benchmark.bfcl;

import java.nio.file.Path;
import java.util.List;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.SharedFiles;
import org.javoke.value.Value;

/** Third-party data that tests read where it is at hand, and are skipped without. */
final class Shared {

  private Shared() {}

  static Path bfcl() {
    return SharedFiles.at("data/bfcl/v4");
  }

  static List<Value.Fields> rows(String path) {
    return JsonLines.readAll(SharedFiles.at(path)).stream().map(JsonLine::object).toList();
  }

  static String text(Value.Fields row, String key) {
    if (row.at(key) instanceof Value.Text(String text)) {
      return text;
    }
    throw new AssertionError("golden row lacks the text " + key);
  }
}
