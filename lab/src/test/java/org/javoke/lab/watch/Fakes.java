package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.train.TrainingPlan;
import org.javoke.model.Decoder;
import org.javoke.model.MemoryEstimate;
import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.javoke.train.Parameter;
import org.javoke.train.StepMetrics;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;
import org.javoke.value.Value;

/** A model of one number, and an evaluator that says what it was told to. */
final class Fakes {

  static final TrainingPlan PLAN =
      new TrainingPlan(1, 1, 1, 100, 50, 10, new MemoryEstimate("nothing", List.of()));

  private Fakes() {}

  /** Its weights are the number. */
  static final class Model implements Trainee {

    private final Tensor weight = Tensors.of(new float[] {0}, Device.CPU, 1);

    void set(float value) {
      weight.mulInPlace(0).addInPlace(Tensors.of(new float[] {value}, Device.CPU, 1));
    }

    @Override
    public Decoder learning() {
      throw new AssertionError("not asked for");
    }

    @Override
    public Decoder policy() {
      throw new AssertionError("not asked for");
    }

    @Override
    public Decoder reference() {
      throw new AssertionError("not asked for");
    }

    @Override
    public Decoder earlier(ModelFolder model, Optional<Path> adapter) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.of("w", weight));
    }

    @Override
    public Path write(Path run) {
      try {
        Path folder = Files.createDirectories(run.resolve("adapter"));
        Files.writeString(folder.resolve("weights"), String.valueOf(weight.toFloats()[0]));
        return folder;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      weight.close();
    }
  }

  /** Hands out results in order. */
  static final class Scripted implements Evaluator {

    private final Deque<Result> left = new ArrayDeque<>();
    int asked;

    /**
     * @param accuracies of the evaluations to come
     */
    Scripted(double... accuracies) {
      for (double accuracy : accuracies) {
        left.add(result(Map.of(Evaluated.AST_ACCURACY, accuracy)));
      }
    }

    static Result result(Map<String, Double> metrics) {
      JudgedReply reply =
          new JudgedReply(
              "q1",
              "What is <b>this</b>?",
              Value.of(List.of()),
              "It is </pre><script>alert(1)</script>",
              JudgedReply.Verdict.CORRECT,
              Map.of("ast_accuracy", true),
              "");
      return new Result(metrics, List.of(reply));
    }

    @Override
    public Result evaluate(Trainee model) {
      asked++;
      return left.remove();
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("data", "abc");
    }

    @Override
    public void close() {}
  }

  static TrainingProgress.Report report(int step) {
    return new TrainingProgress.Report(
        step,
        PLAN.steps(),
        "all",
        step / 10.0,
        new StepMetrics(2.0 / step, 10, Map.of("mean_token_accuracy", 0.5)),
        1.5,
        1e-4,
        10L * step);
  }

  /** Trains until a step, the weight being the step's number. */
  static List<Integer> train(EvaluatingListener listener, Model model, int done, int last) {
    listener.starting(PLAN, model);
    model.set(done);
    listener.begun(done, model);
    List<Integer> steps = new ArrayList<>();
    for (int step = done + 1; step <= last && !listener.isEnough(); step++) {
      model.set(step);
      listener.after(report(step), model);
      steps.add(step);
    }
    return steps;
  }
}
