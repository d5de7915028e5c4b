package org.javoke.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.tensor.Tensor;
import org.javoke.value.Value;

/**
 * The training loop. It writes {@code metrics.jsonl} and {@code checkpoints/} into the run's
 * folder; stopped at any moment and started again, it comes to the same weights bit for bit,
 * because all that is random depends on the seed and the step alone.
 *
 * @param <S> the samples that the objective is computed on
 */
public final class Trainer<S> {

  private final Objective<S> objective;
  private final List<Parameter> parameters;
  private final DataOrder<S> order;
  private final TrainingSettings settings;
  private final MetricsLog log;
  private final Checkpoints checkpoints;
  private final TrainingProgress progress;
  private final InstantSource clock;

  /**
   * @param stages gone through in order: a curriculum, or one stage for ordinary training
   * @param folder of the run; made if it is missing
   * @param identity what besides the settings makes this run what it is, such as hashes of the
   *     data: a checkpoint of another run is refused
   */
  public Trainer(
      Objective<S> objective,
      List<Parameter> parameters,
      List<Stage<S>> stages,
      TrainingSettings settings,
      Path folder,
      Map<String, String> identity,
      TrainingProgress progress,
      InstantSource clock) {
    this.objective = objective;
    this.parameters = List.copyOf(parameters);
    this.order =
        new DataOrder<>(
            stages,
            settings.microBatch(),
            settings.accumulation(),
            settings.shuffled(),
            settings.seed());
    this.settings = settings;
    this.log = new MetricsLog(made(folder).resolve("metrics.jsonl"));
    this.checkpoints =
        new Checkpoints(
            folder.resolve("checkpoints"),
            RunIdentity.of(settings, stages, identity),
            settings.keptCheckpoints());
    this.progress = progress;
    this.clock = clock;
  }

  /** {@return how many steps there are in all} */
  public int steps() {
    return order.steps();
  }

  /**
   * Trains to the end, from the last checkpoint if there is one.
   *
   * @throws InputException if the loss is no number any more, or something cannot be written; the
   *     checkpoints stay
   */
  public void run() {
    try (AdamW optimiser = new AdamW(parameters, AdamW.Settings.decaying(settings.weightDecay()))) {
      Checkpoints.Position position = checkpoints.restore(weights(), optimiser);
      log.cutAfter(position.step());
      Instant saved = clock.instant();
      while (position.step() < order.steps() && !progress.isEnough()) {
        position = step(position, optimiser);
        if (isDue(position.step(), saved) || progress.isEnough()) {
          checkpoints.save(position, weights(), optimiser);
          saved = clock.instant();
        }
      }
    }
  }

  private Checkpoints.Position step(Checkpoints.Position before, AdamW optimiser) {
    DataOrder.Step<S> samples = order.at(before.step());
    if (settings.resetOptimiser() && samples.stageStep() == 0) {
      optimiser.reset();
    }
    double rate = rate(before.step(), samples);
    StepMetrics metrics =
        objective.accumulate(samples.microBatches(), settings.seedOf(before.step()));
    double norm = optimiser.clip(settings.maxGradNorm());
    requireFinite(before.step() + 1, metrics.loss(), norm, samples);
    optimiser.step(rate);
    Checkpoints.Position after =
        new Checkpoints.Position(before.step() + 1, before.tokens() + metrics.tokens());
    TrainingProgress.Report report =
        new TrainingProgress.Report(
            after.step(),
            order.steps(),
            samples.stage().name(),
            samples.epoch(),
            metrics,
            norm,
            rate,
            after.tokens());
    log.append(line(report));
    progress.done(report);
    return after;
  }

  private double rate(int step, DataOrder.Step<S> samples) {
    return settings.resetOptimiser()
        ? settings.scheduleOf(samples.stageSteps()).at(samples.stageStep())
        : settings.scheduleOf(order.steps()).at(step);
  }

  private boolean isDue(int step, Instant saved) {
    boolean bySteps = settings.checkpointSteps() > 0 && step % settings.checkpointSteps() == 0;
    boolean byTime =
        settings.checkpointTime().isPositive()
            && !clock.instant().isBefore(saved.plus(settings.checkpointTime()));
    return bySteps || byTime || step == order.steps();
  }

  private void requireFinite(int step, double loss, double norm, DataOrder.Step<S> samples) {
    if (Double.isFinite(loss) && Double.isFinite(norm)) {
      return;
    }
    String names =
        samples.microBatches().stream()
            .flatMap(List::stream)
            .map(objective::name)
            .limit(64)
            .collect(Collectors.joining(", "));
    throw new InputException(
        "Step %d: the loss is %s and the gradient's norm %s, on the samples %s. %s Lower the learning rate, or take these samples out and start anew."
            .formatted(
                step,
                loss,
                norm,
                names,
                checkpoints
                    .last()
                    .map(path -> "The last good checkpoint is " + path + ".")
                    .orElse("There is no checkpoint yet.")));
  }

  private Map<String, Tensor> weights() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    parameters.forEach(parameter -> weights.put(parameter.name(), parameter.tensor()));
    return weights;
  }

  private static Map<String, Value> line(TrainingProgress.Report report) {
    Map<String, Value> line = new LinkedHashMap<>();
    line.put("step", Value.of(report.step()));
    line.put("epoch", Value.of(report.epoch()));
    line.put("stage", Value.of(report.stage()));
    line.put("loss", Value.of(report.metrics().loss()));
    line.put("grad_norm", Value.of(report.gradNorm()));
    line.put("learning_rate", Value.of(report.rate()));
    line.put("num_tokens", Value.of(report.tokens()));
    report.metrics().values().forEach((name, value) -> line.put(name, Value.of((double) value)));
    return line;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "The folder %s cannot be made: %s. Name another.".formatted(folder, e), e);
    }
  }
}
