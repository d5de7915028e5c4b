package org.javoke.lab.watch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.javoke.input.InputException;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.TrainingPlan;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;

/**
 * Evaluates a run between its steps: writes metrics and replies, keeps the best weights, and ends
 * the run when it gets no better.
 *
 * <p>Best is the highest AST accuracy; of equals the lower held-out loss, then the earlier. All
 * that it knows is in the run's folder: a run that goes on finds its evaluations in {@code
 * metrics.jsonl} as far as its checkpoint reaches, and what was evaluated after that and not lost
 * is not asked again.
 */
public final class EvaluatingListener implements TrainingListener {

  private final EvaluationPlan plan;
  private final Evaluator evaluator;
  private final RunMetrics metrics;
  private final EvaluationFiles files;
  private final BestWeights best;
  private final Scalars scalars;
  private final Consumer<String> lines;
  private EvaluationHistory history = new EvaluationHistory(List.of());
  private int steps;
  private boolean said;

  /**
   * @param evaluator stays the caller's to close
   * @param run the run's folder
   * @param scalars are told the metrics
   * @param lines are told what a person should know
   */
  public EvaluatingListener(
      EvaluationPlan plan, Evaluator evaluator, Path run, Scalars scalars, Consumer<String> lines) {
    this.plan = plan;
    this.evaluator = evaluator;
    this.metrics = new RunMetrics(run);
    this.files = new EvaluationFiles(run);
    this.best = new BestWeights(run);
    this.scalars = scalars;
    this.lines = lines;
  }

  @Override
  public void starting(TrainingPlan training, Trainee model) {
    steps = training.steps();
  }

  @Override
  public void begun(int done, Trainee model) {
    best.recover();
    history = new EvaluationHistory(metrics.evaluations());
    if (plan.isDue(done, steps) && !history.endsWith(done)) {
      evaluate(done, model);
    }
  }

  @Override
  public void after(TrainingProgress.Report report, Trainee model) {
    if (plan.isDue(report.step(), report.steps())) {
      evaluate(report.step(), model);
    }
  }

  private void evaluate(int step, Trainee model) {
    Map<String, String> made = new TreeMap<>(evaluator.identity());
    made.put("weights", WeightHash.of(model.parameters()));
    Evaluated evaluated =
        new Evaluated(step, files.metrics(step, made).orElseGet(() -> asked(step, made, model)));
    history.add(evaluated);
    if (history.best().equals(Optional.of(evaluated))) {
      best.replace(model, evaluated);
    }
    metrics.append(evaluated);
    scalars.add(step, evaluated.metrics());
    lines.accept(line(evaluated));
  }

  private Map<String, Double> asked(int step, Map<String, String> made, Trainee model) {
    try {
      Evaluator.Result result = evaluator.evaluate(model);
      Map<String, Double> finite = new LinkedHashMap<>(result.metrics());
      finite.values().removeIf(value -> !Double.isFinite(value));
      Evaluator.Result kept = new Evaluator.Result(finite, result.replies());
      files.write(step, made, kept);
      return kept.metrics();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException(
          "Stopped in the evaluation after step %d. Run the same command again to go on."
              .formatted(step),
          e);
    }
  }

  private String line(Evaluated evaluated) {
    StringBuilder line = new StringBuilder("evaluation after step " + evaluated.step());
    evaluated
        .metrics()
        .forEach((name, value) ->
            line.append(String.format(Locale.ROOT, ", %s %.4g", name.replace("eval_", ""), value)));
    return history.best().equals(Optional.of(evaluated))
        ? line.append(", the best").toString()
        : line.toString();
  }

  @Override
  public boolean isEnough() {
    boolean enough = plan.patience() > 0 && history.sinceBest() >= plan.patience();
    if (enough && !said) {
      said = true;
      history
          .best()
          .ifPresent(found ->
              lines.accept(
                  "Training ends here: %d evaluations in a row were not better than that after step %d, whose weights are in %s."
                      .formatted(history.sinceBest(), found.step(), best.folder())));
    }
    return enough;
  }

  @Override
  public void finished(Path weights) {
    if (plan.keep() == EvaluationPlan.Keep.BEST) {
      history
          .best()
          .ifPresent(found -> {
            best.copyTo(weights);
            lines.accept("%s has the weights after step %d".formatted(weights, found.step()));
          });
    }
  }
}
