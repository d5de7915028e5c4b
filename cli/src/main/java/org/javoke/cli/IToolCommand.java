package org.javoke.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.javoke.lab.itool.IToolFolder;
import org.javoke.lab.itool.IToolLoop;
import org.javoke.lab.itool.IToolOutlook;
import org.javoke.lab.itool.IToolSettings;
import org.javoke.lab.itool.LocalStages;
import org.javoke.lab.itool.PolicyWeights;
import org.javoke.lab.itool.Servers;
import org.javoke.lab.train.Company;
import org.javoke.lab.train.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke itool}: warm-up, then rounds of replay, search and preference optimisation. */
@Command(
    name = "itool",
    description =
        "Train by the iTool method: a warm-up from easy to hard, then rounds of replay, tree search and preference optimisation.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    defaultValueProvider = IToolCommand.Dpo.class,
    footer = {
      "",
      "A line of data is {\"messages\": [...], \"tools\": [...]}, whose last message is the right answer.",
      "RUN has a folder for the warm-up and for each round, each with the adapter that it ends with;",
      "rounds.json and metrics.csv have the numbers, report.html shows them. The same command goes on",
      "with a run that was stopped."
    })
final class IToolCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions recipe;
  @Mixin private LocalModelOptions model;
  @Mixin private LoopOptions loop;
  @Mixin private IToolOptions stages;
  @Mixin private ObjectiveOptions objective;
  @Mixin private TuningOptions tuning;
  @Mixin private ServerOptions servers;

  @Option(
      names = "--server-run",
      paramLabel = "DIR",
      description =
          "With --endpoint the run's folder as the servers see it, from which they load the"
              + " adapters of the rounds. Default: where it is here.")
  private @Nullable String serverRun;

  /** DPO is the method's own objective; {@code train prefer} has none. */
  static final class Dpo implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option && option.longestName().equals("--objective")
          ? "dpo"
          : null;
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    IToolSettings settings = settings();
    IToolFolder folder = IToolFolder.of(loop.out());
    PrintWriter out = spec.commandLine().getOut();
    if (recipe.isDry()) {
      new IToolOutlook(settings, folder).lines().forEach(out::println);
      servers(folder)
          .ifPresent(named ->
              out.println(
                  "Perplexities and trees are computed by %s, which load adapters from %s."
                      .formatted(String.join(", ", named.settings().urls()), named.seen())));
      return ExitCode.OK;
    }
    Companions.beside(spec, Companions.launch(), company -> run(settings, folder, company));
    return ExitCode.OK;
  }

  private void run(IToolSettings settings, IToolFolder folder, Company company)
      throws InterruptedException {
    boolean first = company.replicas().isFirst();
    try (LocalStages local =
        new LocalStages(settings, folder, servers(folder), company, new LoopWatch(spec))) {
      if (first) {
        recipe.keep(folder.root(), unused());
      }
      PolicyWeights policy = new IToolLoop(local, settings.loop().rounds()).run();
      if (first) {
        LoopEnd.tell(spec.commandLine().getOut(), folder, policy);
      }
    }
  }

  private Optional<Servers> servers(IToolFolder folder) {
    if (!servers.areNamed()) {
      return Optional.empty();
    }
    String seen = serverRun == null ? folder.root().toString() : serverRun;
    return Optional.of(new Servers(servers.settings(model, System.getenv()), seen));
  }

  private void requireAnAdapter() {
    if (servers.areNamed() && tuning.tuning(model.folder()) instanceof Tuning.Full) {
      throw new ParameterException(
          spec.commandLine(),
          "--endpoint hands adapters to servers, and --full trains a whole model: leave one of the two out.");
    }
  }

  private IToolSettings settings() {
    requireAnAdapter();
    return Usage.understood(
        spec,
        () ->
            new IToolSettings(
                loop.settings(
                    model.base(Companions.launch()),
                    tuning.tuning(model.folder()),
                    stages.limits(),
                    unused()),
                stages.warmUp(),
                stages.replay(),
                stages.search(),
                objective.preference(),
                stages.preferring()));
  }

  private Set<String> unused() {
    Set<String> unused = new HashSet<>(tuning.unused());
    unused.addAll(objective.unused());
    return unused;
  }
}
