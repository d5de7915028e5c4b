package org.javoke.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.javoke.lab.findings.Findings;
import org.javoke.lab.study.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code javoke study collect DIR}: what the jobs of a study left, in one place. */
@Command(
    name = "collect",
    description = "Gather what a study's jobs left, wherever they ran, and write its results.",
    mixinStandardHelpOptions = true)
final class StudyCollectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The study's folder.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Usage.requireThere(spec, "DIR", folder, "Name the folder that a study was written to.");
    StudyPrinter printer =
        new StudyPrinter(spec.commandLine().getOut(), spec.commandLine().getErr());
    Findings findings = Findings.read(Settings.plan(folder, StudyCatalogue.home()));
    printer.results(findings);
    return ExitCode.OK;
  }
}
