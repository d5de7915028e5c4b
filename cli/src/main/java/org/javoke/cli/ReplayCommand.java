package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.javoke.lab.local.PerplexityJob;
import org.javoke.lab.local.ReplayJob;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.local.Totals;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.run.ResumableFile;
import org.javoke.local.LanguageModel;
import org.javoke.replay.Replay;
import org.javoke.served.ServedModel.Need;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke replay}: the hardest examples by perplexity. */
@Command(
    name = "replay",
    description =
        "Take the examples that a model finds hardest, by the perplexity of their answers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is as for javoke perplexity. DIR/buffer.jsonl has the perplexity of every line,",
      "DIR/replay.jsonl the lines taken, as they were, in the order of the data. The number of lines is",
      "rounded to the nearest, half upwards. The same command goes on with one that was stopped.",
      "Several processes divide the lines by --part 1/N to N/N; then --gather N makes the files above."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final String BUFFER = "buffer.jsonl";

  @Spec private CommandSpec spec;
  @Mixin private AskedModelOptions model;

  @Mixin private WorkOptions work;
  @Mixin private PartOptions parts;

  @Mixin private ReplayOptions taken;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the control. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws InterruptedException {
    Path data = work.data("examples");
    Replay replay = taken.replay(seed);
    parts.check();
    Map<String, String> named = work.settings(model.settings());
    DividedWork.Share share = parts.begin(data, work.folder(), named, BUFFER);
    try (LanguageModel opened = model.open(Set.of(Need.SCORES));
        TokenProgress progress = work.progress("scoring")) {
      if (parts.isPart()) {
        return scored(opened, share, named, progress);
      }
      return tell(new ReplayJob(opened, replay).run(share.data(), share.out(), named, progress));
    }
  }

  // What is hardest is known only of the whole.
  private int scored(
      LanguageModel opened,
      DividedWork.Share share,
      Map<String, String> named,
      TokenProgress progress)
      throws InterruptedException {
    try (ResumableFile out = ResumableFile.open(share.out().resolve(BUFFER), named)) {
      Totals totals = new PerplexityJob(opened, false).run(share.data(), out, progress).totals();
      work.tell();
      return end(totals);
    }
  }

  private int tell(ReplayJob.Result result) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        String.format(
            Locale.ROOT,
            "%,d of %,d examples taken, of perplexity %,.4f and more; the mean of all is %,.4f.",
            result.taken().items().size(),
            result.taken().total(),
            result.taken().easiest(),
            result.perplexities().mean().orElse(Double.NaN)));
    work.tell();
    return end(result.totals());
  }

  private int end(Totals totals) {
    long failed = totals.failed();
    if (failed == 0) {
      return ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf("javoke: %,d lines could not be scored; each has its \"error\".%n", failed);
    return ExitCode.SOFTWARE;
  }
}
