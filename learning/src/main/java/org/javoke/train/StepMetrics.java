package org.javoke.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one step measured.
 *
 * @param loss that was minimised
 * @param tokens how many the whole step read, however often
 * @param values by the field's names, such as {@code mean_token_accuracy}
 */
public record StepMetrics(double loss, long tokens, Map<String, Double> values) {

  public StepMetrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
