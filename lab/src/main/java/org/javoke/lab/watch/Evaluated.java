package org.javoke.lab.watch;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of the evaluation after a step.
 *
 * @param step 0 is before the first
 */
public record Evaluated(int step, Map<String, Double> metrics) {

  static final String AST_ACCURACY = "eval_ast_accuracy";
  static final String LOSS = "eval_loss";

  /**
   * The better comes first: higher AST accuracy, then lower loss, then the earlier step. One that
   * lacks a metric comes after those that have it.
   */
  static final Comparator<Evaluated> BEST_FIRST =
      Comparator.comparingDouble((Evaluated one) -> -one.metric(AST_ACCURACY, -1))
          .thenComparingDouble(one -> one.metric(LOSS, Double.POSITIVE_INFINITY))
          .thenComparingInt(Evaluated::step);

  public Evaluated {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  private double metric(String name, double otherwise) {
    return metrics.getOrDefault(name, otherwise);
  }
}
