package org.javoke.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.input.ChoiceException;
import org.javoke.input.OutputFile;
import org.javoke.lab.itool.NothingToLearn;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.PreferJob;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.Tuning;
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

  @Option(
      names = "--or-keep",
      description = "Where the data has no line, leave --adapter as it was instead of refusing.")
  private boolean keep;

  @Override
  public void run() {
    if (keep && kept()) {
      return;
    }
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

  private boolean kept() {
    Tuning chosen = tuning.tuning(model.folder());
    if (!(chosen instanceof Tuning.Continued(Path adapter, var _))) {
      throw new ChoiceException(
          "--or-keep keeps an adapter, and none is given: name it with --adapter, or leave out --or-keep.");
    }
    NothingToLearn data =
        new NothingToLearn(training.stages().stream().map(DataStage::file).toList());
    if (recipe.isDry() || !data.isSo()) {
      return false;
    }
    OutputFile.requireFolder(training.out());
    Path written = data.keep(model.folder(), adapter, training.out());
    spec.commandLine()
        .getOut()
        .printf(
            "The data has no line: the adapter stays as it was.%n%-8s %s%n", "written", written);
    return true;
  }

  private Set<String> unused() {
    Set<String> unused = new HashSet<>(tuning.unused());
    unused.addAll(objective.unused());
    return unused;
  }
}
