package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import org.javoke.input.ChoiceException;
import org.javoke.lab.eval.Summariser;
import org.javoke.lab.itool.IToolFolder;
import org.javoke.lab.itool.IToolPage;
import org.javoke.lab.report.Report;
import org.javoke.lab.report.ReportedRun;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.watch.TrainingPage;

/** Writes the page of runs that lie on disk. */
final class Reports {

  private Reports() {}

  static void write(List<Path> folders, Path out) {
    if (folders.size() == 1 && IToolPage.isRun(folders.getFirst())) {
      IToolPage.write(IToolFolder.in(folders.getFirst()), out);
      return;
    }
    if (folders.stream().anyMatch(TrainingPage::isRun)) {
      if (folders.size() > 1) {
        throw new ChoiceException(
            "A training run has a page of its own: name one folder, or runs of eval and score only.");
      }
      TrainingPage.write(folders.getFirst(), out);
      return;
    }
    Report.write(folders.stream().map(Reports::read).toList(), out);
  }

  private static ReportedRun read(Path folder) {
    SavedRun run = SavedRun.read(folder);
    return new ReportedRun(run, Summariser.summarise(run));
  }
}
