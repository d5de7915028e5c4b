package org.javoke.lab.report;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.javoke.lab.run.SafeFile;

/**
 * Writes {@code report.html}.
 *
 * <p>The same runs give the same bytes. Prompts and replies are data in the page, never markup: the
 * page's content security policy lets no script run but its own.
 */
public final class Report {

  private Report() {}

  /**
   * Writes the report of these runs, in this order, replacing the file as a whole.
   *
   * @param runs at least one; they may be of different benchmarks
   * @throws org.javoke.input.InputException if the file cannot be written
   */
  public static void write(List<ReportedRun> runs, Path out) {
    String html = html(runs);
    SafeFile.write(out, html);
  }

  static String html(List<ReportedRun> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs is empty: a report needs at least one run");
    }
    return Page.html(title(runs), Overview.of(runs), SampleBlock.of(runs));
  }

  private static String title(List<ReportedRun> runs) {
    Set<String> models = new LinkedHashSet<>();
    runs.forEach(run -> models.add(run.summary().model()));
    return String.join(", ", models) + " – Javoke report";
  }
}
