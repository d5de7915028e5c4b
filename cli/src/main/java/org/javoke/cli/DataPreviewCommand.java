package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.data.Preview;
import org.javoke.lab.run.SafeFile;
import org.javoke.samples.LossOn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code javoke data preview}: samples as a model is trained on them. */
@Command(
    name = "preview",
    description = "Show samples as a model is trained on them, and which tokens bear loss.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DataPreviewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "What javoke train sft or prefer reads: JSON Lines, compressed or not.")
  private Path file;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A model's folder: its template and tokenizer; weights are not needed.")
  private Path model;

  @Option(
      names = "--loss",
      paramLabel = "ON",
      defaultValue = "completion",
      description =
          "What bears loss: completion (the last answer), assistant (every answer) or all. Default: ${DEFAULT-VALUE}.")
  private LossOn loss = LossOn.COMPLETION;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many samples. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(names = "--sample", paramLabel = "ID", description = "Show this one.")
  private @Nullable String sample;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page instead.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    Usage.requireThere(spec, "FILE", file, "Name a file of samples.");
    Usage.requireThere(spec, "--model", model, "Name a model's folder.");
    Usage.requireWritable(List.of(file), html);
    if (count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--count is %d; expected 1 or more.".formatted(count));
    }
    ModelFolder folder = ModelFolder.open(model);
    Preview preview =
        sample == null
            ? Preview.first(file, folder, loss, count)
            : Preview.named(file, folder, loss, sample);
    PrintWriter out = spec.commandLine().getOut();
    if (html == null) {
      out.print(preview.text(Terminal.hasColour()));
      out.flush();
    } else {
      SafeFile.write(html, preview.html());
      out.printf("%-7s %s%n", "page", html.toAbsolutePath().normalize());
    }
    return ExitCode.OK;
  }
}
