package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.javoke.data.convert.Conversion;
import org.javoke.data.convert.TargetForm;
import org.javoke.input.ChoiceException;
import org.javoke.lab.data.ReadingProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke data convert}: from one form to another. */
@Command(
    name = "convert",
    description = "Turn datasets of one form into one file of another.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Broken records, and samples that the form has no place for, are kept aside with the reason.",
      "What the form cannot hold of a sample is counted and listed."
    })
final class DataConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      defaultValue = "canonical",
      description = "canonical, bfcl, hermes, tags, toolace or xlam. Default: ${DEFAULT-VALUE}.")
  private String to = "canonical";

  @Option(
      names = "--complete",
      description =
          "Give each sample both an answer, to be trained on, and what is expected, to be judged by: one is written from the other where it is missing.")
  private boolean complete;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "The first N samples that can be written; fewer are refused. Default: all.")
  private @Nullable Long size;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Written as JSON Lines; packed if its name ends in .gz or .zst.")
  private Path out = Path.of("");

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Where rejected records are kept. Default: the name of --out and .rejects.jsonl.")
  private @Nullable Path rejects;

  @Option(names = "--formats", help = true, description = "List the formats that can be read.")
  private boolean formats;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    if (formats) {
      print.print(DatasetOptions.formats());
      return ExitCode.OK;
    }
    if (size != null && size < 1) {
      throw new ChoiceException("--size is %d, expected 1 or more".formatted(size));
    }
    TargetForm named = TargetForm.named(to);
    TargetForm form = complete ? TargetForm.completed(named) : named;
    Path aside = rejects == null ? Path.of(out + ".rejects.jsonl") : rejects;
    try (ReadingProgress progress = dataset.progress("converting")) {
      Conversion.Outcome outcome =
          new Conversion(dataset.from(), form, size == null ? Conversion.ALL : size)
              .run(dataset.files(), out, aside, progress::read);
      print.printf(
          "%,d samples written as %s (read as %s).%n",
          outcome.written(),
          form.name(),
          outcome.formats().values().stream().distinct().collect(Collectors.joining(", ")));
      outcome
          .losses()
          .forEach((loss, count) -> print.printf("  %,d samples lose %s.%n", count, loss));
      if (outcome.rejected() > 0) {
        print.printf("%,d records were rejected:%n", outcome.rejected());
        outcome.reasons().forEach(reason -> print.printf("  %s%n", reason));
        print.printf("%-8s %s%n", "rejects", aside.toAbsolutePath().normalize());
      }
      print.printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
      if (outcome.answers() != null) {
        print.printf("%-8s %s%n", "answers", outcome.answers().toAbsolutePath().normalize());
      }
    }
    return ExitCode.OK;
  }
}
