package org.javoke.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.itool.IToolFolder;
import org.javoke.lab.itool.PolicyWeights;
import org.javoke.lab.itool.RoundNumbers;
import org.javoke.value.Value;

/** Tells what a loop came to. */
final class LoopEnd {

  private LoopEnd() {}

  static void tell(PrintWriter out, IToolFolder folder, PolicyWeights policy) {
    RoundNumbers.read(folder).forEach(round -> out.println(line(round)));
    out.printf("%-8s %s%n", "policy", policy.adapter().orElse(policy.model()).toAbsolutePath());
    out.printf("%-8s %s%n", "run", folder.root());
    out.printf("%-8s %s%n", "page", folder.page().toUri());
  }

  private static String line(Map<String, Value> numbers) {
    String name =
        RoundNumbers.number(numbers, "round") == 0
            ? "before the rounds"
            : String.format(Locale.ROOT, "round %.0f", RoundNumbers.number(numbers, "round"));
    StringBuilder line = new StringBuilder(name);
    append(line, numbers, "mean_perplexity", ", mean perplexity %.4f");
    append(line, numbers, "trees", ", %.0f trees");
    append(line, numbers, "pairs", ", %.0f pairs");
    append(line, numbers, "answers", ", %.0f answers");
    append(line, numbers, "kept", ", %.0f kept");
    if (numbers.containsKey("accuracy")) {
      line.append(
          String.format(
              Locale.ROOT,
              ", %.1f%% right (%.1f to %.1f)",
              100 * RoundNumbers.number(numbers, "accuracy"),
              100 * RoundNumbers.number(numbers, "accuracy_low"),
              100 * RoundNumbers.number(numbers, "accuracy_high")));
    }
    return line.toString();
  }

  private static void append(
      StringBuilder line, Map<String, Value> numbers, String name, String format) {
    if (numbers.containsKey(name)) {
      line.append(String.format(Locale.ROOT, format, RoundNumbers.number(numbers, name)));
    }
  }
}
