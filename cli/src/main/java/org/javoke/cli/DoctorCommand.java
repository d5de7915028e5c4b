package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke doctor}: what this machine offers. */
@Command(
    name = "doctor",
    description = "Show what this machine offers: JDK, memory, cores, and what is usable.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Also: what this model's folder would take, without loading it.")
  private @Nullable Path model;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "The LoRA adapter that is meant; default: one of rank 8 on all linears.")
  private @Nullable Path adapter;

  @Option(
      names = "--context",
      paramLabel = "TOKENS",
      defaultValue = "4096",
      description = "The length of a prompt with its reply. Default: ${DEFAULT-VALUE}.")
  private int context;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Sequences side by side. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Machine.checks().forEach(check -> print(out, check));
    if (model != null) {
      Usage.requireThere(spec, "--model", model, "Name a model's folder.");
      ModelNeeds.of(model, Usage.adapter(spec, adapter), batch, context)
          .checks()
          .forEach(check -> print(out, check));
    }
  }

  private static void print(PrintWriter out, Machine.Check check) {
    out.printf("%-4s %-18s %s%n", check.state(), check.name(), check.finding());
  }
}
