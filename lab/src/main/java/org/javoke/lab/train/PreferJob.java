package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.preference.Feedback;
import org.javoke.preference.Kto;
import org.javoke.preference.Pair;
import org.javoke.preference.PairObjective;
import org.javoke.preference.PairReader;
import org.javoke.preference.PairedLoss;
import org.javoke.preference.UnpairedLoss;
import org.javoke.train.LogProbs;
import org.javoke.train.Stage;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingSettings;

/**
 * Training on pairs of a better and a worse completion. Where the objective compares with a
 * reference, that is the model as it was before the first step.
 *
 * @param data gone through in order
 * @param steps whether the loss is from where the two sides part
 * @param out the run's folder: new, or of the same job, which goes on then
 */
public record PreferJob(
    BaseModel base,
    Tuning tuning,
    List<DataStage> data,
    Preference objective,
    boolean steps,
    TrainingSettings settings,
    Limits limits,
    Path out) {

  public PreferJob {
    data = List.copyOf(data);
  }

  /**
   * Trains to the end.
   *
   * @return the folder of the adapter or of the model, inside {@code out}
   * @throws InputException if the model or the data cannot be used, {@code out} has another run, or
   *     training fails; the checkpoints stay
   */
  public Path run(List<TrainingListener> listeners) {
    TrainingRun run = new TrainingRun(base, tuning, data, settings, limits, out, listeners);
    PairReader reader = new PairReader(run.checked().vocabSize(), limits.maxTokens(), steps);
    List<Stage<Pair>> stages = run.stages(reader::read);
    TrainingRun.Counts counts = TrainingRun.Counts.of(stages, Pair::tokens, Pair::labels);
    try (Trainee model = run.load()) {
      LogProbs policy = new LogProbs(model.learning(), limits.keptLayers());
      return switch (objective) {
        case Preference.Paired(PairObjective pairs) ->
            run.train(
                model,
                new PairedLoss(pairs, policy, pairs.usesReference() ? reference(model) : null),
                stages,
                counts,
                identity(pairs.toString()));
        case Preference.Unpaired(Kto kto) ->
            run.train(
                model,
                new UnpairedLoss(kto, policy, reference(model)),
                stages.stream().map(PreferJob::unpaired).toList(),
                counts,
                identity(kto.toString()));
      };
    }
  }

  private static LogProbs reference(Trainee model) {
    return new LogProbs(model.reference(), 0);
  }

  private Map<String, String> identity(String named) {
    return Map.of("objective", named + (steps ? " of steps" : ""));
  }

  private static Stage<Feedback> unpaired(Stage<Pair> stage) {
    return new Stage<>(stage.name(), PairReader.unpaired(stage.samples()), stage.epochs());
  }
}
