package org.javoke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.hub.FreshModel;
import org.javoke.input.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke model init}: a model that has learned nothing yet. */
@Command(
    name = "init",
    description = "Write a model with random weights, to be trained from scratch.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ModelInitCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--shape",
      required = true,
      paramLabel = "DIR",
      description = "A folder with config.json and the tokenizer's files, which are copied.")
  private Path shape;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Of the weights. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, which must not exist yet.")
  private Path out;

  @Override
  public void run() {
    Usage.requireThere(spec, "--shape", shape, "Name a folder with a config.json.");
    if (Files.exists(out)) {
      throw new InputException("%s is there already; name a folder to be made.".formatted(out));
    }
    FreshModel.write(shape, out, seed);
    spec.commandLine().getOut().println(out.toAbsolutePath());
  }
}
