package org.javoke.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.javoke.lab.eval.BarProgress;
import org.javoke.lab.eval.Outline;
import org.javoke.lab.eval.PlainProgress;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.report.Report;
import org.javoke.lab.report.ReportedRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a run is written, and what is told of it. */
final class RunOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN",
      description = "The run's folder: new, or of a run of the same configuration that goes on.")
  private Path folder;

  Path folder() {
    return folder;
  }

  Progress progress(String task) {
    return Terminal.isThere()
        ? new BarProgress(System.err, task)
        : new PlainProgress(command.commandLine().getErr()::println, Clock.systemUTC());
  }

  /** Tells what was done and found, and writes the report if it is wanted. */
  void tell(Outline outline, boolean withReport) {
    RunPrinter printer = new RunPrinter(command.commandLine().getOut());
    printer.print(outline);
    if (withReport) {
      Path report = folder.resolve("report.html");
      Report.write(List.of(new ReportedRun(outline.run(), outline.summary())), report);
      printer.path("report", report);
    }
    printer.path("run", folder);
  }
}
