package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.preference.Feedback;
import org.javoke.preference.Kto;
import org.javoke.preference.Pair;
import org.javoke.preference.PairObjective;
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
    return run(listeners, Company.none());
  }

  /**
   * The same, beside other processes.
   *
   * @param company of the processes that train together; the caller closes them
   * @return the folder of the adapter or of the model for the first of them, otherwise {@code out}
   */
  public Path run(List<TrainingListener> listeners, Company company) {
    TrainingRun run =
        new TrainingRun(base, tuning, data, settings, limits, out, listeners, company);
    return switch (objective) {
      case Preference.Paired(PairObjective pairs) -> paired(run, pairs);
      case Preference.Unpaired(Kto kto) -> unpaired(run, kto);
    };
  }

  private Path paired(TrainingRun run, PairObjective pairs) {
    List<Stage<Pair>> stages =
        run.stages((reader, file) -> reader.pairs(file, steps, limits.maxTokens()));
    try (Trainee model = run.load()) {
      return run.train(
          model,
          new PairedLoss(pairs, policy(model), pairs.usesReference() ? reference(model) : null),
          stages,
          TrainingRun.Counts.of(stages, Pair::tokens, Pair::labels),
          identity(pairs.toString()));
    }
  }

  private Path unpaired(TrainingRun run, Kto kto) {
    List<Stage<Feedback>> stages =
        run.stages((reader, file) -> reader.feedback(file, steps, limits.maxTokens()));
    try (Trainee model = run.load()) {
      return run.train(
          model,
          new UnpairedLoss(kto, policy(model), reference(model)),
          stages,
          TrainingRun.Counts.of(stages, Feedback::tokens, Feedback::labels),
          identity(kto.toString()));
    }
  }

  private LogProbs policy(Trainee model) {
    return new LogProbs(model.learning(), limits.keptLayers());
  }

  private static LogProbs reference(Trainee model) {
    return new LogProbs(model.reference(), 0);
  }

  private Map<String, String> identity(String named) {
    return Map.of("objective", named + (steps ? " of steps" : ""));
  }
}
