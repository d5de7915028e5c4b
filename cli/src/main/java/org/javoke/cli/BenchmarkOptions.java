package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.apibank.ApiBankBenchmark;
import org.javoke.benchmark.bfcl.BfclBenchmark;
import org.javoke.benchmark.bfcl.PromptFormat;
import org.javoke.benchmark.custom.CustomBenchmark;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which questions are asked. */
final class BenchmarkOptions {

  /** The benchmarks that can be named. */
  enum Name {
    BFCL,
    API_BANK,
    CUSTOM;

    /** {@return the name as users write it} */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--benchmark",
      required = true,
      paramLabel = "NAME",
      description = "bfcl, api-bank, or custom for a test set of your own.")
  private Name name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR|FILE",
      description =
          "BFCL's data folder (v3 or v4), API-Bank's folder, or the file of a custom test set.")
  private Path data;

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these categories or groups, such as simple_python or live; default: all that can be run.")
  private List<String> categories = List.of();

  @Option(names = "--ids", split = ",", paramLabel = "ID", description = "Only these questions.")
  private List<String> ids = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N questions of the selection.")
  private int limit;

  Benchmark open() {
    Usage.requireThere(command, "--data", data, "Name " + expected() + ".");
    return switch (name) {
      case BFCL -> new BfclBenchmark(data, PromptFormat.DEFAULT);
      case API_BANK -> new ApiBankBenchmark(data);
      case CUSTOM -> new CustomBenchmark(data);
    };
  }

  private String expected() {
    return switch (name) {
      case BFCL -> "the folder that holds BFCL's data files";
      case API_BANK -> "the folder api-bank of the reference";
      case CUSTOM -> "a JSON Lines file with messages, tools and expected calls";
    };
  }

  Selection selection() {
    if (command.commandLine().getParseResult().hasMatchedOption("--limit") && limit < 1) {
      throw new ParameterException(
          command.commandLine(), "--limit is " + limit + ", expected at least 1.");
    }
    return new Selection(categories, ids, limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit));
  }
}
