package org.javoke.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Which samples each step sees: stage after stage, epoch after epoch. It depends on the seed and
 * the step alone, so a run that goes on needs to know no more than where it was.
 */
final class DataOrder<S> {

  private final List<Stage<S>> stages;
  private final int microBatch;
  private final int accumulation;
  private final boolean shuffled;
  private final long seed;
  private @Nullable Epoch<S> current;

  private record Epoch<S>(int stage, int number, List<S> samples) {}

  DataOrder(List<Stage<S>> stages, int microBatch, int accumulation, boolean shuffled, long seed) {
    this.stages = List.copyOf(stages);
    this.microBatch = microBatch;
    this.accumulation = accumulation;
    this.shuffled = shuffled;
    this.seed = seed;
  }

  /**
   * One step's samples.
   *
   * @param stageStep steps of the stage before it
   * @param stageSteps steps of the stage in all
   * @param epoch stages' epochs gone through before it, with the share of the present one
   */
  record Step<S>(
      Stage<S> stage, int stageStep, int stageSteps, double epoch, List<List<S>> microBatches) {}

  /** {@return how many steps there are in all} */
  int steps() {
    return stages.stream().mapToInt(this::steps).sum();
  }

  private int steps(Stage<S> stage) {
    return Math.multiplyExact(perEpoch(stage), stage.epochs());
  }

  private int perEpoch(Stage<S> stage) {
    return Math.ceilDiv(stage.samples().size(), microBatch * accumulation);
  }

  /** {@return the samples of a step, from 0} */
  Step<S> at(int step) {
    int before = 0;
    int epochs = 0;
    for (int i = 0; i < stages.size(); i++) {
      Stage<S> stage = stages.get(i);
      if (step < before + steps(stage)) {
        int inStage = step - before;
        int perEpoch = perEpoch(stage);
        int from = inStage % perEpoch * microBatch * accumulation;
        List<S> samples = epoch(i, inStage / perEpoch);
        int to = Math.min(samples.size(), from + microBatch * accumulation);
        return new Step<>(
            stage,
            inStage,
            steps(stage),
            epochs + (inStage + 1.0) / perEpoch,
            cut(samples.subList(from, to)));
      }
      before += steps(stage);
      epochs += stage.epochs();
    }
    throw new IndexOutOfBoundsException("step %d of %d".formatted(step, steps()));
  }

  private List<S> epoch(int stage, int number) {
    Epoch<S> known = current;
    if (known == null || known.stage() != stage || known.number() != number) {
      List<S> samples = new ArrayList<>(stages.get(stage).samples());
      if (shuffled) {
        Collections.shuffle(samples, new Random(seed * 1_000_003 + stage * 10_007L + number));
      }
      known = new Epoch<>(stage, number, samples);
      current = known;
    }
    return known.samples();
  }

  private List<List<S>> cut(List<S> samples) {
    List<List<S>> microBatches = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += microBatch) {
      microBatches.add(
          List.copyOf(samples.subList(from, Math.min(samples.size(), from + microBatch))));
    }
    return microBatches;
  }
}
