package org.javoke.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Selection;
import org.javoke.lab.eval.Judges;
import org.javoke.lab.eval.Responses;
import org.javoke.lab.eval.Scoring;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.run.RunConfig;
import org.javoke.policy.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke score}: score replies that were saved, and write a run. */
@Command(
    name = "score",
    description = "Score replies that were saved, and write a run.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Replies are read from result files of BFCL's package (BFCL_v4_<category>_result.json, lines",
      "{\"id\", \"result\"}) or from a samples.jsonl of a run."
    })
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchmarkOptions questions;

  @Option(
      names = "--responses",
      required = true,
      paramLabel = "FILE|DIR",
      description = "The replies: a file, or a folder of one model's files.")
  private Path responses;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "What the model is to be called; default: the name of the replies' file or folder.")
  private String model = "";

  @Mixin private RunOptions run;

  @Option(
      names = "--report",
      description = "Write report.html into the run's folder, too, as javoke report does.")
  private boolean withReport;

  @Override
  public Integer call() {
    Usage.requireThere(
        spec, "--responses", responses, "Name a file of replies, or a folder of such files.");
    Benchmark benchmark = questions.open();
    Responses given = Responses.read(responses);
    Selection selection = questions.selection();
    RunConfig config =
        new RunConfig(
            "score",
            benchmark.name(),
            model.isEmpty() ? given.name() : model,
            given.mode(),
            List.of(),
            Sampling.UNKNOWN,
            selection,
            FileHashes.of(benchmark.files(selection)),
            FileHashes.of(given.files()),
            Map.of(),
            Version.number());
    run.tell(
        new Scoring(benchmark, Judges.of(benchmark), Clock.systemUTC())
            .run(run.folder(), config, given.replies(), given.categories()),
        withReport);
    return ExitCode.OK;
  }
}
