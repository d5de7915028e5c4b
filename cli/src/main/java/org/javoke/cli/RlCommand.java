package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.javoke.input.ChoiceException;
import org.javoke.lab.itool.IToolFolder;
import org.javoke.lab.itool.LoopSettings;
import org.javoke.lab.itool.Phase;
import org.javoke.lab.itool.PolicyWeights;
import org.javoke.lab.itool.RewardLoop;
import org.javoke.lab.itool.RewardSettings;
import org.javoke.lab.local.AnswersJob.Drawing;
import org.javoke.lab.train.Company;
import org.javoke.replay.RewardFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke rl}: sample answers, keep the right ones, train on them, repeat. */
@Command(
    name = "rl",
    description =
        "Reward-filtered reinforcement learning: sample answers, keep right ones, train on them, repeat.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"messages\": [...], \"tools\": [...]}, whose last message is the right answer.",
      "RUN has a folder for each round with the answers drawn, those kept, and the adapter that it ends",
      "with; rounds.json and metrics.csv have the numbers. The same command goes on with a run that was stopped."
    })
final class RlCommand implements Callable<Integer> {

  /** Which right answers are kept. */
  enum Filter {
    ANY,
    BEST,
    HARD
  }

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions recipe;
  @Mixin private LocalModelOptions model;
  @Mixin private LoopOptions loop;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "8",
      description = "Answers drawn to each prompt. Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "At which they are drawn. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "256",
      description = "The longest answer. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(
      names = "--filter",
      paramLabel = "WHICH",
      defaultValue = "any",
      description =
          "any: every right answer; best: of a prompt's right ones the likeliest; hard: every right answer to prompts that are seldom answered right. Default: ${DEFAULT-VALUE}.")
  private Filter filter = Filter.ANY;

  @Option(
      names = "--most-right",
      paramLabel = "P",
      defaultValue = "0.5",
      description =
          "hard: the largest share of right answers of such a prompt. Default: ${DEFAULT-VALUE}.")
  private double mostRight;

  @Option(
      names = "--keep-data",
      paramLabel = "FILE",
      description = "Examples to train on as well, as of train sft: against forgetting.")
  private @Nullable Path kept;

  @Option(
      names = "--keep-share",
      paramLabel = "X",
      defaultValue = "50",
      description = "How many of them, in per cent of the answers kept. Default: ${DEFAULT-VALUE}.")
  private double keptShare;

  @Option(
      names = "--kl",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Weight of a KL term that keeps each round's policy near the one that the loop starts from; 0: none. Default: ${DEFAULT-VALUE}.")
  private double kl;

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "5e-5",
      description = "The highest learning rate. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of each round's training. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples of a micro-batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of all draws. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private StepOptions steps = new StepOptions();
  @Mixin private TuningOptions tuning;

  @Override
  public Integer call() throws InterruptedException {
    RewardSettings settings = Usage.understood(spec, this::settings);
    IToolFolder folder = IToolFolder.ofRewards(loop.out());
    PrintWriter out = spec.commandLine().getOut();
    if (recipe.isDry()) {
      out.println(
          "Each of %,d rounds draws %,d answers to each line of %s, keeps %s, and trains %,d epochs on them."
              .formatted(
                  settings.loop().rounds(), samples, settings.loop().data(), kept(), epochs));
      return ExitCode.OK;
    }
    Companions.beside(spec, Companions.launch(), company -> run(settings, folder, company));
    return ExitCode.OK;
  }

  private void run(RewardSettings settings, IToolFolder folder, Company company)
      throws InterruptedException {
    boolean first = company.replicas().isFirst();
    try (RewardLoop rewards = new RewardLoop(settings, folder, company, new LoopWatch(spec))) {
      if (first) {
        recipe.keep(folder.root(), tuning.unused());
      }
      PolicyWeights policy = rewards.run();
      if (first) {
        LoopEnd.tell(spec.commandLine().getOut(), folder, policy);
      }
    }
  }

  private String kept() {
    return switch (filter) {
      case ANY -> "every right one";
      case BEST -> "of a line's right ones the likeliest";
      case HARD -> "the right ones to lines that are seldom answered right";
    };
  }

  private RewardSettings settings() {
    if (samples > 1 && temperature == 0) {
      throw new ChoiceException(
          "--temperature 0 draws the same answer every time: take --samples 1, or a higher temperature.");
    }
    LoopSettings settings =
        loop.settings(
            model.base(Companions.launch()),
            tuning.tuning(model.folder()),
            steps.limits(),
            unused());
    return new RewardSettings(
        settings,
        new Drawing(samples, temperature, maxTokens, seed),
        switch (filter) {
          case ANY -> new RewardFilter.AnyCorrect();
          case BEST -> new RewardFilter.BestByReward();
          case HARD -> new RewardFilter.HardPrompts(mostRight);
        },
        mixed(),
        kl,
        new Phase(epochs, steps.settings(rate, batch, seed)));
  }

  // Without a KL term a run is what it was before there were any.
  private Set<String> unused() {
    Set<String> unused = new HashSet<>(tuning.unused());
    if (kl == 0) {
      unused.add("--kl");
    }
    return unused;
  }

  private Optional<RewardSettings.Mixed> mixed() {
    Path file = kept;
    if (file == null) {
      return Optional.empty();
    }
    Usage.requireThere(spec, "--keep-data", file, "Name a file of examples.");
    return Optional.of(new RewardSettings.Mixed(file, keptShare));
  }
}
