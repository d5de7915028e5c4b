package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.endpoint.ResponseCache;
import org.javoke.generate.GeneratorSettings;
import org.javoke.lab.eval.Evaluation;
import org.javoke.lab.eval.Judges;
import org.javoke.lab.eval.Outline;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.eval.PromptedFormats;
import org.javoke.lab.run.FileHashes;
import org.javoke.lab.run.RunConfig;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalPolicies;
import org.javoke.model.WeightFormat;
import org.javoke.policy.Policy;
import org.javoke.policy.Scaffold;
import org.javoke.policy.Scaffolds;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke eval}: ask a model a benchmark's questions, score the replies, write a run. */
@Command(
    name = "eval",
    description = "Ask a model a benchmark's questions, score its replies, and write a run.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The same command goes on with a run that was stopped, and asks again what got no answer."
    })
final class EvalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EndpointOptions endpoint;
  @Mixin private LocalRunOptions local;
  @Mixin private BenchmarkOptions questions;
  @Mixin private SamplingOptions sampling;
  @Mixin private RunOptions run;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "native",
      description =
          "native: tools are handed to the server or the chat template; prompting: they stand in"
              + " BFCL's system prompt. Default: ${DEFAULT-VALUE}.")
  private Mode mode;

  @Option(
      names = "--scaffold",
      paramLabel = "NAME",
      description =
          "constrained (models on this machine), repair, best-of=N or best-of=N:logprob; several"
              + " times, the first is applied first.")
  private List<String> scaffolds = List.of();

  @Option(names = "--no-report", description = "Write no report.html.")
  private boolean withoutReport;

  @Override
  public Integer call() throws InterruptedException {
    Benchmark benchmark = questions.open();
    List<Scaffold> around = Usage.understood(spec, () -> Scaffolds.parse(scaffolds));
    Selection selection = questions.selection();
    Asked asked = new Asked(benchmark, selection, benchmark.questions(selection));
    return endpoint.isLocal() ? onThisMachine(asked, around) : onServers(asked, around);
  }

  /** What is asked, read once. */
  private record Asked(Benchmark benchmark, Selection selection, List<Question> questions) {

    PromptedFormats formats() {
      return new PromptedFormats(questions);
    }
  }

  private int onServers(Asked asked, List<Scaffold> around) throws InterruptedException {
    local.requireUnused();
    RunConfig config = config(asked, endpoint.model(), Map.of());
    try (ResponseCache cache = endpoint.openCache();
        Policy bare = endpoint.open(System.getenv(), cache);
        Policy policy =
            Usage.understood(spec, () -> Scaffolds.around(bare, around, asked.formats()))) {
      return evaluate(asked, policy, config, endpoint.urls());
    }
  }

  private int onThisMachine(Asked asked, List<Scaffold> around) throws InterruptedException {
    Path folder = endpoint.folder();
    GeneratorSettings generator = endpoint.generator();
    WeightFormat format = local.format(folder);
    RunConfig config = config(asked, local.name(folder), local.settings(folder, format));
    try (LocalModel model = local.open(folder, format, generator);
        Policy policy =
            LocalPolicies.of(
                model, around, asked.formats()::writing, local.callFormat(model, mode))) {
      return evaluate(asked, policy, config, List.of(folder.toString()));
    }
  }

  private RunConfig config(Asked asked, String model, Map<String, String> options) {
    return new RunConfig(
        "eval",
        asked.benchmark().name(),
        model,
        mode,
        scaffolds,
        sampling.sampling(),
        asked.selection(),
        FileHashes.of(asked.benchmark().files(asked.selection())),
        Map.of(),
        options,
        Version.number());
  }

  private int evaluate(Asked asked, Policy policy, RunConfig config, List<String> reachedAt)
      throws InterruptedException {
    Benchmark benchmark = asked.benchmark();
    try (Progress progress = run.progress("asking")) {
      Evaluation evaluation =
          new Evaluation(benchmark, policy, Judges.of(benchmark), Clock.systemUTC());
      Outline outline =
          evaluation.run(run.folder(), config, reachedAt, asked.questions(), progress);
      run.tell(outline, !withoutReport);
      return exitCode(outline);
    }
  }

  private int exitCode(Outline outline) {
    PrintWriter err = spec.commandLine().getErr();
    if (outline.isEmpty()) {
      err.println(
          "javoke: not one question got an answer. Mend what the reasons name, then run the same"
              + " command again.");
      return ExitCode.SOFTWARE;
    }
    if (!outline.reasons().isEmpty()) {
      err.println("The same command asks the unscored ones again.");
    }
    return ExitCode.OK;
  }
}
