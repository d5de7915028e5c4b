package org.javoke.train;

/**
 * How the learning rate changes, as transformers computes it: it rises from 0 over the warm-up, so
 * that the first step of a warm-up changes nothing, and then falls or stays.
 *
 * @param rate the highest
 * @param warmup steps of the rise
 * @param total steps in all
 */
public record Schedule(Shape shape, double rate, int warmup, int total) {

  /** What follows the warm-up. */
  public enum Shape {
    /** It stays. */
    CONSTANT,
    /** It falls along a line to 0. */
    LINEAR,
    /** It falls along half a wave to 0. */
    COSINE
  }

  /**
   * {@return the learning rate of a step}
   *
   * @param step from 0
   */
  public double at(int step) {
    if (step < warmup) {
      return rate * step / Math.max(1, warmup);
    }
    double done = (double) (step - warmup) / Math.max(1, total - warmup);
    return switch (shape) {
      case CONSTANT -> rate;
      case LINEAR -> rate * Math.max(0, 1 - done);
      case COSINE -> rate * Math.max(0, 0.5 * (1 + Math.cos(Math.PI * done)));
    };
  }
}
