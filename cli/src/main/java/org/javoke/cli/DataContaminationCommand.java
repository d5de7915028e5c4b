package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.Contamination;
import org.javoke.lab.data.ContaminationReport;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke data contamination}: what of a test set stands in a training set. */
@Command(
    name = "contamination",
    description = "Say which questions and tools of a test set stand in a training set.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DataContaminationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--train",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "What a model is trained on.")
  private List<Path> train = List.of();

  @Option(
      names = "--test",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "What it is tested on.")
  private List<Path> test = List.of();

  @Option(
      names = "--run",
      paramLabel = "N",
      defaultValue = "8",
      description = "Words of a run. Default: ${DEFAULT-VALUE}.")
  private int run;

  @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as JSON.")
  private @Nullable Path json;

  @Option(names = "--report", paramLabel = "FILE", description = "Write a page.")
  private @Nullable Path report;

  @Override
  public Integer call() {
    if (run < 1) {
      throw new ParameterException(
          spec.commandLine(), "--run is " + run + ", expected at least 1.");
    }
    Dataset training = dataset("--train", train);
    Dataset testing = dataset("--test", test);
    Usage.requireWritable(Stream.concat(train.stream(), test.stream()).toList(), json, report);
    ContaminationReport found =
        new ContaminationReport(Contamination.between(training, testing, run, _ -> {}));
    PrintWriter out = spec.commandLine().getOut();
    out.println(new TextTable(Terminal.hasColour(), Terminal.width()).draw(found.table()));
    if (json != null) {
      SafeFile.write(json, PrettyJson.write(found.json()));
      out.printf("%-7s %s%n", "json", json.toAbsolutePath().normalize());
    }
    if (report != null) {
      SafeFile.write(report, found.html());
      out.printf("%-7s %s%n", "report", report.toAbsolutePath().normalize());
    }
    return ExitCode.OK;
  }

  private Dataset dataset(String option, List<Path> files) {
    files.forEach(file -> Usage.requireThere(spec, option, file, "Name a dataset's file."));
    return new Dataset(files, DataFormats.AUTO);
  }
}
