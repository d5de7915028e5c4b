package org.javoke.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.lab.train.PreferJob;
import org.javoke.lab.train.TrainingListener;
import org.javoke.samples.LossOn;
import org.javoke.train.Launch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke train prefer}: a model learns from preferences. */
@Command(
    name = "prefer",
    description =
        "Train on pairs of a better and a worse completion: a LoRA adapter, or all weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"prompt\": ..., \"chosen\": ..., \"rejected\": ..., \"tools\": [...]} as",
      "messages, which the model's chat template writes, or as texts, or the same as token ids:",
      "{\"prompt_ids\": [...], \"chosen_ids\": [...], \"rejected_ids\": [...]}; each with a \"weight\" or",
      "without. kto takes {\"prompt\": ..., \"completion\": ..., \"label\": true}, too.",
      "The reference is the model as it was before.",
      "The same command goes on with a run that was stopped. DIR/adapter is a PEFT folder, or",
      "DIR/model a model's folder."
    })
final class TrainPreferCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions recipe;
  @Mixin private LocalModelOptions model;
  @Mixin private ObjectiveOptions objective;
  @Mixin private TrainingOptions training;
  @Mixin private TuningOptions tuning;
  @Mixin private WatchOptions watch;

  @Option(names = "--steps-of-pairs", description = "Loss only from where the two sides part.")
  private boolean steps;

  @Override
  public void run() {
    Launch launch = Companions.launch();
    PreferJob job =
        new PreferJob(
            model.base(launch),
            tuning.tuning(model.folder()),
            training.stages(),
            objective.preference(),
            steps,
            training.settings(),
            training.limits(),
            training.out());
    if (recipe.isDry()) {
      job.plan(List.of(TrainingLines.of(spec.commandLine(), false)));
      return;
    }
    try (Watching watching =
        watch.open(model.folder(), training.out(), training.limits(), LossOn.COMPLETION)) {
      List<TrainingListener> listeners = watching.after(recipe.kept(training.out(), unused()));
      Companions.beside(spec, launch, company -> job.run(listeners, company));
    }
  }

  private Set<String> unused() {
    Set<String> unused = new HashSet<>(tuning.unused());
    unused.addAll(objective.unused());
    return unused;
  }
}
