package org.javoke.lab.recipe;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.Suggestions;

/** What other trainers call a setting, so that a recipe that was written for one is understood. */
final class FieldNames {

  private static final Map<String, String> OURS =
      Map.ofEntries(
          entry("learning-rate", "lr"),
          entry("lr-scheduler-type", "schedule"),
          entry("lr-scheduler", "schedule"),
          entry("num-train-epochs", "epochs"),
          entry("num-epochs", "epochs"),
          entry("per-device-train-batch-size", "batch"),
          entry("micro-batch-size", "batch"),
          entry("batch-size", "batch"),
          entry("gradient-accumulation-steps", "accumulation"),
          entry("gradient-clipping", "max-grad-norm"),
          entry("max-seq-length", "max-length"),
          entry("sequence-len", "max-length"),
          entry("cutoff-len", "max-length"),
          entry("lora-rank", "lora-r"),
          entry("use-rslora", "rslora"),
          entry("lora-target", "target-modules"),
          entry("lora-target-modules", "target-modules"),
          entry("adapter-name-or-path", "adapter"),
          entry("model-name-or-path", "model"),
          entry("base-model", "model"),
          entry("dataset", "data"),
          entry("train-file", "data"),
          entry("eval-dataset", "eval-data"),
          entry("output-dir", "out"),
          entry("save-steps", "checkpoint-steps"),
          entry("save-total-limit", "keep-checkpoints"),
          entry("early-stopping-patience", "patience"),
          entry("torch-dtype", "dtype"),
          entry("loss-type", "objective"));

  private FieldNames() {}

  /** {@return which of the names is meant, if one is near, in our words or another trainer's} */
  static Optional<String> meant(String written, Collection<String> names) {
    List<String> candidates = new ArrayList<>(names);
    OURS.forEach((other, ours) -> {
      if (names.contains(ours)) {
        candidates.add(other);
      }
    });
    return Suggestions.nearest(written.replace('_', '-'), candidates)
        .map(name -> names.contains(name) ? name : OURS.getOrDefault(name, name));
  }
}
