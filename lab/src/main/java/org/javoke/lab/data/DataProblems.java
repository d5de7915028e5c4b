package org.javoke.lab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.lint.Severity;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;

/** What the linter knows against a file, before anything is trained on it. */
public final class DataProblems {

  private DataProblems() {}

  /**
   * {@return a line that says in how many samples there are errors, and of which rules how many;
   * none if there are none, or the file holds no conversations}
   *
   * @throws org.javoke.input.InputException if the file cannot be read
   */
  public static List<String> of(Path file) {
    if (!holdsConversations(file)) {
      return List.of();
    }
    LintSummary summary = new LintSummary();
    try (ExampleFile examples = ExampleFile.open(file, DataFormats.named("canonical"))) {
      Linter.ofSamples().look(examples, summary::add);
    }
    return summary.withErrors() == 0 ? List.of() : List.of(told(file, summary));
  }

  private static boolean holdsConversations(Path file) {
    try (JsonLines lines = JsonLines.open(file)) {
      JsonLine first = lines.next();
      return first != null && first.object().at("messages") != null;
    }
  }

  private static String told(Path file, LintSummary summary) {
    List<String> counts = new ArrayList<>();
    summary
        .rules()
        .forEach((rule, counted) -> {
          if (rule.severity() == Severity.ERROR) {
            counts.add(String.format(Locale.ROOT, "%s (%,d)", rule.id(), counted.samples()));
          }
        });
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d samples have errors: %s. javoke data lint shows them, javoke data clean mends some.",
        file,
        summary.withErrors(),
        summary.records(),
        String.join(", ", counts));
  }
}
