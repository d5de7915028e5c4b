package org.javoke.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be the same for a run to go on: all that its weights depend on. */
final class RunIdentity {

  private RunIdentity() {}

  static <S> Map<String, String> of(
      TrainingSettings settings, List<Stage<S>> stages, Map<String, String> others) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("learning rate", String.valueOf(settings.rate()));
    identity.put("schedule", String.valueOf(settings.schedule()));
    identity.put("warm-up ratio", String.valueOf(settings.warmupRatio()));
    identity.put("weight decay", String.valueOf(settings.weightDecay()));
    identity.put("largest gradient norm", String.valueOf(settings.maxGradNorm()));
    identity.put("batch", String.valueOf(settings.microBatch()));
    identity.put("accumulation", String.valueOf(settings.accumulation()));
    identity.put("shuffling", String.valueOf(settings.shuffled()));
    identity.put("seed", String.valueOf(settings.seed()));
    identity.put("resetting of the optimiser", String.valueOf(settings.resetOptimiser()));
    for (int i = 0; i < stages.size(); i++) {
      Stage<S> stage = stages.get(i);
      identity.put(
          "stage " + (i + 1),
          "%d samples of '%s', epochs %d"
              .formatted(stage.samples().size(), stage.name(), stage.epochs()));
    }
    identity.put("number of stages", String.valueOf(stages.size()));
    identity.putAll(others);
    return identity;
  }
}
