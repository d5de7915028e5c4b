package org.javoke.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, "Decoupled weight decay
 * regularization", algorithm 2, arXiv:1711.05101).
 */
public final class AdamW implements AutoCloseable {

  /**
   * What it is set to; the defaults are PyTorch's and TRL's.
   *
   * @param beta1 of the running mean of gradients
   * @param beta2 of the running mean of their squares
   * @param eps added to the root of the latter
   * @param weightDecay of the parameters that decay, multiplied with the learning rate
   */
  public record Settings(double beta1, double beta2, double eps, double weightDecay) {

    /** {@return 0.9, 0.999, 1e-8 and the decay} */
    public static Settings decaying(double weightDecay) {
      return new Settings(0.9, 0.999, 1e-8, weightDecay);
    }
  }

  private final List<Parameter> parameters;
  private final Settings settings;
  private final List<Tensor> means = new ArrayList<>();
  private final List<Tensor> squares = new ArrayList<>();
  private int steps;

  public AdamW(List<Parameter> parameters, Settings settings) {
    this.parameters = List.copyOf(parameters);
    this.settings = settings;
    try (Scope scope = Scope.open()) {
      for (Parameter parameter : parameters) {
        means.add(scope.release(zeros(parameter)));
        squares.add(scope.release(zeros(parameter)));
      }
    }
  }

  private static Tensor zeros(Parameter parameter) {
    Tensor weight = parameter.tensor();
    return Tensors.zeros(weight.dtype(), weight.device(), weight.shape());
  }

  /**
   * Scales all gradients down so that their norm is at most the limit.
   *
   * @param limit of the norm; 0 is none
   * @return the norm before
   */
  public double clip(double limit) {
    try (Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      List<Tensor> gradients = gradients();
      if (gradients.isEmpty()) {
        return 0;
      }
      double norm = Tensors.stack(gradients.stream().map(Tensor::norm).toList(), 0).norm().item();
      double factor = limit == 0 ? 1 : limit / (norm + 1e-6);
      if (factor < 1) {
        gradients.forEach(gradient -> gradient.mulInPlace(factor));
      }
      return norm;
    }
  }

  /** Changes the parameters against their gradients, and forgets these. */
  public void step(double rate) {
    steps++;
    try (NoGrad _ = NoGrad.open()) {
      for (int i = 0; i < parameters.size(); i++) {
        step(i, rate);
      }
    }
  }

  private void step(int index, double rate) {
    Parameter parameter = parameters.get(index);
    try (Scope _ = Scope.open()) {
      Tensor gradient = parameter.tensor().gradient();
      if (gradient == null) {
        return;
      }
      double decay = parameter.decays() ? settings.weightDecay() : 0;
      Kernels.adamw(
          parameter.tensor(),
          gradient,
          means.get(index),
          squares.get(index),
          new Kernels.AdamStep(
              steps, rate, settings.beta1(), settings.beta2(), decay, settings.eps()));
      parameter.tensor().clearGradient();
    }
  }

  private List<Tensor> gradients() {
    List<Tensor> gradients = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Tensor gradient = parameter.tensor().gradient();
      if (gradient != null) {
        gradients.add(gradient);
      }
    }
    return gradients;
  }

  /** {@return how often {@link #step} was called} */
  public int steps() {
    return steps;
  }

  /** {@return the running means by name; they are what it computes with, not copies} */
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      state.put(parameters.get(i).name() + ".exp_avg", means.get(i));
      state.put(parameters.get(i).name() + ".exp_avg_sq", squares.get(i));
    }
    return state;
  }

  /** Goes on from where a state was saved, whose tensors were copied into {@link #state}. */
  public void resume(int stepsTaken) {
    steps = stepsTaken;
  }

  /** Forgets all that it has seen. */
  public void reset() {
    steps = 0;
    means.forEach(mean -> mean.mulInPlace(0));
    squares.forEach(square -> square.mulInPlace(0));
  }

  @Override
  public void close() {
    means.forEach(Tensor::close);
    squares.forEach(Tensor::close);
  }
}
