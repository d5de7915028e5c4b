package org.javoke.lab.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.train.TrainingProgress;

/** The numbers of a step, by the names that {@code metrics.jsonl} has. */
final class TrainingNumbers {

  private TrainingNumbers() {}

  static Map<String, Double> of(TrainingProgress.Report report) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", report.metrics().loss());
    values.put("grad_norm", report.gradNorm());
    values.put("learning_rate", report.rate());
    values.put("epoch", report.epoch());
    values.put("num_tokens", (double) report.tokens());
    values.putAll(report.metrics().values());
    return values;
  }
}
