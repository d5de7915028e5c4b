package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import org.javoke.lab.eval.Summariser;
import org.javoke.lab.report.Report;
import org.javoke.lab.report.ReportedRun;
import org.javoke.lab.run.SavedRun;

/** Writes the page of runs that lie on disk. */
final class Reports {

  private Reports() {}

  static void write(List<Path> folders, Path out) {
    Report.write(folders.stream().map(Reports::read).toList(), out);
  }

  private static ReportedRun read(Path folder) {
    SavedRun run = SavedRun.read(folder);
    return new ReportedRun(run, Summariser.summarise(run));
  }
}
