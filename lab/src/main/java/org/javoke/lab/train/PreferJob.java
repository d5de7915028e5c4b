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
   * {@return what {@link #run} would do} The data is read, and the model is not loaded.
   *
   * @throws InputException if the model or the data cannot be used, or it does not fit into memory
   */
  public TrainingPlan plan(List<TrainingListener> listeners) {
    TrainingRun run = started(listeners, Company.none());
    return switch (objective) {
      case Preference.Paired(PairObjective pairs) -> pairs(run, pairs).plan();
      case Preference.Unpaired _ -> feedback(run).plan();
    };
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
    TrainingRun run = started(listeners, company);
    return switch (objective) {
      case Preference.Paired(PairObjective pairs) -> paired(run, pairs);
      case Preference.Unpaired(Kto kto) -> unpaired(run, kto);
    };
  }

  private TrainingRun started(List<TrainingListener> listeners, Company company) {
    return new TrainingRun(base, tuning, data, settings, limits, out, listeners, company);
  }

  private Path paired(TrainingRun run, PairObjective pairs) {
    Prepared<Pair> prepared = pairs(run, pairs);
    try (Trainee model = run.load()) {
      return run.train(
          model,
          new PairedLoss(pairs, policy(model), pairs.usesReference() ? reference(model) : null),
          prepared.stages(),
          prepared.plan(),
          identity(pairs.toString()));
    }
  }

  private Prepared<Pair> pairs(TrainingRun run, PairObjective pairs) {
    List<Stage<Pair>> stages =
        run.stages((reader, file) -> reader.pairs(file, steps, limits.maxTokens()));
    TrainingRun.Counts counts =
        TrainingRun.Counts.of(stages, Pair::tokens, Pair::labels, Pair::computed);
    return new Prepared<>(
        stages, run.plan(stages, counts, counts.longest(), pairs.usesReference()));
  }

  private Path unpaired(TrainingRun run, Kto kto) {
    Prepared<Feedback> prepared = feedback(run);
    try (Trainee model = run.load()) {
      return run.train(
          model,
          new UnpairedLoss(kto, policy(model), reference(model)),
          prepared.stages(),
          prepared.plan(),
          identity(kto.toString()));
    }
  }

  private Prepared<Feedback> feedback(TrainingRun run) {
    if (settings.microBatch() == 1) {
      run.notice(
          "kto compares the examples of a micro-batch with each other, and this run's has one: its reference point is always measured on the example itself. Take a --batch of 2 or more.");
    }
    List<Stage<Feedback>> stages =
        run.stages((reader, file) -> reader.feedback(file, steps, limits.maxTokens()));
    // Neighbours that share their prompt are computed together, a micro-batch at the most.
    TrainingRun.Counts counts =
        TrainingRun.Counts.of(
            stages, Feedback::tokens, Feedback::labels, each -> each.tokens() + each.labels());
    return new Prepared<>(stages, run.plan(stages, counts, counts.longest(), true));
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
