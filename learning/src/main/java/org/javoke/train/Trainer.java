package org.javoke.train;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
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
  private final Replicas replicas;
  private final StopRequest stop;
  private final Map<String, String> identity;

  /** A trainer that is alone and goes on to the end. */
  public Trainer(
      Objective<S> objective,
      List<Parameter> parameters,
      List<Stage<S>> stages,
      TrainingSettings settings,
      Path folder,
      Map<String, String> identity,
      TrainingProgress progress,
      InstantSource clock) {
    this(
        objective,
        parameters,
        stages,
        settings,
        folder,
        identity,
        progress,
        clock,
        new Alone(),
        new StopRequest());
  }

  /**
   * @param stages gone through in order: a curriculum, or one stage for ordinary training
   * @param folder of the run; made if it is missing
   * @param identity what besides the settings makes this run what it is, such as hashes of the
   *     data: a checkpoint of another run is refused
   * @param progress told of each step by the first of several processes, which alone writes
   * @param replicas the processes that train together; the caller closes them
   * @param stop heard at the end of each step
   */
  public Trainer(
      Objective<S> objective,
      List<Parameter> parameters,
      List<Stage<S>> stages,
      TrainingSettings settings,
      Path folder,
      Map<String, String> identity,
      TrainingProgress progress,
      InstantSource clock,
      Replicas replicas,
      StopRequest stop) {
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
    this.replicas = replicas;
    this.stop = stop;
    if (replicas.isFirst()) {
      OutputFile.folder(folder);
    }
    this.identity = RunIdentity.of(settings, stages, identity);
    this.log = new MetricsLog(folder.resolve("metrics.jsonl"));
    this.checkpoints =
        new Checkpoints(folder.resolve("checkpoints"), this.identity, settings.keptCheckpoints());
    this.progress = progress;
    this.clock = clock;
  }

  /** {@return how many steps training on these stages has} */
  public static <S> int steps(List<Stage<S>> stages, TrainingSettings settings) {
    return new DataOrder<>(
            stages,
            settings.microBatch(),
            settings.accumulation(),
            settings.shuffled(),
            settings.seed())
        .steps();
  }

  /** {@return how many steps there are in all} */
  public int steps() {
    return order.steps();
  }

  /**
   * Refuses the folder of another run, before anything is written into it.
   *
   * @throws InputException if it has checkpoints of another run; the message names what differs
   */
  public void requireSameRun() {
    checkpoints.requireSameRun();
  }

  /**
   * Trains to the end, from the last checkpoint if there is one.
   *
   * @throws InputException if the loss is no number any more, something cannot be written, or
   *     another process is gone; the checkpoints stay
   * @throws StoppedException if it was asked to stop, after a checkpoint
   */
  public void run() {
    try (AdamW optimiser = new AdamW(parameters, AdamW.Settings.decaying(settings.weightDecay()));
        StopRequest.Hearing _ = stop.hear()) {
      replicas.agree(identity);
      Checkpoints.Position position = start(optimiser);
      if (replicas.isFirst()) {
        progress.begun(position.step());
      }
      Instant saved = clock.instant();
      boolean enough = isEnough();
      while (position.step() < order.steps() && !enough) {
        position = step(position, optimiser);
        boolean stopped = replicas.any(stop.isRequested());
        enough = isEnough() || position.step() == order.steps();
        if (stopped || enough || isDue(position.step(), saved)) {
          save(position, optimiser);
          saved = clock.instant();
        }
        if (stopped && !enough) {
          throw new StoppedException(position.step(), order.steps());
        }
      }
    } catch (RuntimeException e) {
      replicas.fail(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** The folder is that of the first process, whose state the others take over. */
  private Checkpoints.Position start(AdamW optimiser) {
    Checkpoints.Position found = Checkpoints.Position.START;
    if (replicas.isFirst()) {
      found = checkpoints.restore(weights(), optimiser);
      log.cutAfter(found.step());
    }
    double[] first = replicas.fromFirst(found.step(), (double) found.tokens(), optimiser.steps());
    replicas.copyFromFirst(weights().values());
    replicas.copyFromFirst(optimiser.state().values());
    optimiser.resume((int) first[2]);
    return new Checkpoints.Position((int) first[0], (long) first[1]);
  }

  private boolean isEnough() {
    return replicas.any(replicas.isFirst() && progress.isEnough());
  }

  private void save(Checkpoints.Position position, AdamW optimiser) {
    if (replicas.isFirst()) {
      checkpoints.save(position, weights(), optimiser);
    }
  }

  private Checkpoints.Position step(Checkpoints.Position before, AdamW optimiser) {
    DataOrder.Step<S> samples = order.at(before.step());
    if (settings.resetOptimiser() && samples.stageStep() == 0) {
      optimiser.reset();
    }
    double rate = rate(before.step(), samples);
    StepMetrics metrics =
        replicas.sum(
            objective.accumulate(
                samples.microBatches(), settings.seedOf(before.step()), replicas.share()));
    replicas.sumGradients(parameters);
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
    if (replicas.isFirst()) {
      log.append(line(report));
      progress.done(report);
    }
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
    return bySteps || byTime;
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
        "Step %d: the loss is %s and the gradient's norm %s, on the samples %s. %s %s"
            .formatted(
                step,
                loss,
                norm,
                names,
                checkpoints
                    .last()
                    .map(path -> "The last good checkpoint is " + path + ".")
                    .orElse("There is no checkpoint yet."),
                step == 1
                    ? "Nothing was changed before it: look at the model's weights, at --dtype and at these samples."
                    : "Lower the learning rate, or take these samples out and start anew."));
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
}
