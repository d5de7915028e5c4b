package org.javoke.cli;

import java.util.List;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.SftJob;
import org.javoke.lab.train.StayNear;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.Tuning;
import org.javoke.samples.LossOn;
import org.javoke.train.Launch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke train sft}: a model learns from examples. */
@Command(
    name = "sft",
    description = "Train on examples: a LoRA adapter, or all weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"messages\": [...], \"tools\": [...]} in OpenAI's form, written by the",
      "model's chat template, or {\"prompt\": ..., \"completion\": ...} as messages or texts, or",
      "{\"prompt_ids\": [...], \"completion_ids\": [...]}. javoke data preview shows what bears loss.",
      "The same command goes on with a run that was stopped. DIR/adapter is a PEFT folder, or",
      "DIR/model a model's folder."
    })
final class TrainSftCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions recipe;
  @Mixin private LocalModelOptions model;
  @Mixin private TrainingOptions training;
  @Mixin private TuningOptions tuning;
  @Mixin private WatchOptions watch;

  @Option(
      names = "--loss",
      paramLabel = "ON",
      defaultValue = "completion",
      description =
          "What bears loss: completion (the last answer), assistant (every answer) or all. Default: ${DEFAULT-VALUE}.")
  private LossOn loss = LossOn.COMPLETION;

  @Option(
      names = "--kl",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Weight of a KL term that keeps the model near what it was before training, on the tokens that bear loss; 0: none. Default: ${DEFAULT-VALUE}.")
  private double kl;

  @Override
  public void run() {
    Launch launch = Companions.launch();
    BaseModel base = model.base(launch);
    Tuning tuned = tuning.tuning(model.folder());
    SftJob job =
        new SftJob(
            base,
            tuned,
            training.stages(),
            loss,
            Usage.understood(spec, () -> StayNear.toStart(kl, base, tuned)),
            training.settings(),
            training.limits(),
            training.out());
    if (recipe.isDry()) {
      job.plan(List.of(TrainingLines.of(spec.commandLine(), false)));
      return;
    }
    try (Watching watching = watch.open(model.folder(), training.out(), training.limits(), loss)) {
      List<TrainingListener> listeners =
          watching.after(recipe.kept(training.out(), tuning.unused()));
      Companions.beside(spec, launch, company -> job.run(listeners, company));
    }
  }
}
