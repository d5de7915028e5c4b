package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.samples.LossOn;
import org.javoke.train.Example;
import org.javoke.train.LogProbs;
import org.javoke.train.Stage;
import org.javoke.train.SupervisedLoss;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingSettings;

/**
 * Supervised fine-tuning on examples.
 *
 * @param data gone through in order
 * @param loss which tokens bear loss
 * @param near what training is to stay near on these tokens
 * @param out the run's folder: new, or of the same job, which goes on then
 */
public record SftJob(
    BaseModel base,
    Tuning tuning,
    List<DataStage> data,
    LossOn loss,
    Optional<StayNear> near,
    TrainingSettings settings,
    Limits limits,
    Path out) {

  public SftJob {
    data = List.copyOf(data);
  }

  /**
   * {@return what {@link #run} would do} The data is read, and the model is not loaded.
   *
   * @throws InputException if the model or the data cannot be used, or it does not fit into memory
   */
  public TrainingPlan plan(List<TrainingListener> listeners) {
    return prepared(started(listeners, Company.none())).plan();
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
    Prepared<Example> prepared = prepared(run);
    try (Trainee model = run.load()) {
      LogProbs logProbs = new LogProbs(model.learning(), limits.keptLayers());
      return run.train(
          model,
          new SupervisedLoss(
              logProbs, limits.tokensAtOnce(), near.map(each -> each.penalty(model)).orElse(null)),
          prepared.stages(),
          prepared.plan(),
          identity());
    }
  }

  private Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("loss on", loss.described());
    near.ifPresent(each -> identity.putAll(each.identity()));
    return identity;
  }

  private TrainingRun started(List<TrainingListener> listeners, Company company) {
    return new TrainingRun(base, tuning, data, settings, limits, out, listeners, company);
  }

  private Prepared<Example> prepared(TrainingRun run) {
    List<Stage<Example>> stages =
        run.stages((reader, file) -> reader.examples(file, loss, limits.maxTokens()));
    TrainingRun.Counts counts =
        TrainingRun.Counts.of(stages, Example::length, Example::labels, Example::length);
    int atOnce =
        Math.min(
            Math.max(limits.tokensAtOnce(), counts.longest()),
            Math.multiplyExact(settings.microBatch(), counts.longest()));
    return new Prepared<>(stages, run.plan(stages, counts, atOnce, near.isPresent()));
  }
}
