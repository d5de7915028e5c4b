package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.Diversity;
import org.javoke.data.split.Split;
import org.javoke.data.split.SplitRule;
import org.javoke.lab.data.ReadingProgress;
import org.javoke.lab.data.SplitReport;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke data split}: a training and a test side. */
@Command(
    name = "split",
    description = "Divide a dataset into train.jsonl and test.jsonl, and check what leaks.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "share           by chance, of each category the same share; equal questions stay together",
      "unseen-tools    no tool of the test side occurs in training",
      "unseen-patterns the test side is what --hold-out names, such as parallel_multiple",
      "diversity       low-diversity.jsonl of one category, high-diversity.jsonl of all, of one size"
    })
final class DataSplitCommand implements Callable<Integer> {

  /** How a dataset is divided. */
  enum By {
    SHARE,
    UNSEEN_TOOLS,
    UNSEEN_PATTERNS,
    DIVERSITY
  }

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions options;

  @Option(names = "--by", paramLabel = "RULE", description = "Default: share.")
  private String by = "share";

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "The test side's share. Default: ${DEFAULT-VALUE}.")
  private double test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same sides. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--hold-out",
      split = ",",
      paramLabel = "PATTERN",
      description =
          "Patterns or categories: simple, multiple, parallel, parallel_multiple, multi_step, no_call.")
  private Set<String> holdOut = Set.of();

  @Option(
      names = "--count",
      paramLabel = "WHICH",
      description = "Which tools unseen-tools is about: offered (default) or called.")
  private SplitRule.Which which = SplitRule.Which.OFFERED;

  @Option(names = "--size", paramLabel = "N", description = "Samples of each set of diversity.")
  private int size;

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "The low diversity's category. Default: the largest.")
  private String category = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    By rule = rule();
    Dataset data = options.dataset();
    if (rule == By.DIVERSITY) {
      diversity(data);
    } else {
      split(data, rule);
    }
    spec.commandLine().getOut().printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    return ExitCode.OK;
  }

  private By rule() {
    for (By one : By.values()) {
      if (one.name().equalsIgnoreCase(by.replace('-', '_'))) {
        return one;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--by is " + by + ", expected one of share, unseen-tools, unseen-patterns and diversity.");
  }

  private void split(Dataset data, By rule) {
    SplitRule chosen =
        Usage.understood(
            spec,
            () ->
                switch (rule) {
                  case SHARE, DIVERSITY -> new SplitRule.Share(test);
                  case UNSEEN_TOOLS -> new SplitRule.UnseenTools(test, which);
                  case UNSEEN_PATTERNS -> new SplitRule.UnseenPatterns(patterns());
                });
    PrintWriter print = spec.commandLine().getOut();
    try (ReadingProgress progress = options.progress("dividing")) {
      Split.Outcome outcome =
          new Split(data).run(chosen, seed, out, bytes -> progress.read(bytes, 0));
      SplitReport report = new SplitReport(outcome);
      SafeFile.write(
          out.resolve("split.json"), PrettyJson.write(report.json(chosen.toString(), seed)));
      print.println(new TextTable(Terminal.hasColour(), Terminal.width()).draw(report.table()));
      report.leaks().forEach(print::println);
      if (outcome.rejected() > 0) {
        print.printf(
            "%,d records are no samples and were left out: javoke data lint says why.%n",
            outcome.rejected());
      }
    }
  }

  private Set<String> patterns() {
    if (holdOut.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--by unseen-patterns needs --hold-out: the patterns of the test side.");
    }
    return holdOut;
  }

  private void diversity(Dataset data) {
    if (size < 1) {
      throw new ParameterException(
          spec.commandLine(), "--by diversity needs --size: the samples of each set.");
    }
    Diversity.Outcome outcome = new Diversity(data).run(size, category, seed, out);
    PrintWriter print = spec.commandLine().getOut();
    print.println("low:  " + outcome.low());
    print.println("high: " + outcome.high());
  }
}
