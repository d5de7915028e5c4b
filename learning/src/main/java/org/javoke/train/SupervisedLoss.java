package org.javoke.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Fine-tuning on examples: the mean over all labels of a step of the minus log-probability. The
 * labels of all micro-batches count alike, so how a step is cut into them does not matter (TRL does
 * the same).
 */
public final class SupervisedLoss implements Objective<Example> {

  private final LogProbs logProbs;
  private final int tokensAtOnce;

  /**
   * @param tokensAtOnce how many tokens are computed at once, which bounds the memory; a longer
   *     example is computed by itself
   */
  public SupervisedLoss(LogProbs logProbs, int tokensAtOnce) {
    this.logProbs = logProbs;
    this.tokensAtOnce = tokensAtOnce;
  }

  @Override
  public StepMetrics accumulate(List<List<Example>> microBatches, long seed) {
    long labels = microBatches.stream().flatMap(List::stream).mapToLong(Example::labels).sum();
    double loss = 0;
    double accuracy = 0;
    long passSeed = seed;
    for (List<Example> microBatch : microBatches) {
      int correct = 0;
      for (Batch batch : batches(microBatch)) {
        try (Pass pass = logProbs.pass(batch, passSeed)) {
          for (float logProb : pass.logProbs()) {
            loss -= logProb / labels;
          }
          correct += pass.correct();
          float[] gradient = new float[batch.labels()];
          Arrays.fill(gradient, -1f / labels);
          pass.backward(gradient);
        }
        passSeed += SEEDS_PER_PASS;
      }
      accuracy += correct / (double) microBatch.stream().mapToInt(Example::labels).sum();
    }
    long tokens = microBatches.stream().flatMap(List::stream).mapToLong(Example::length).sum();
    return new StepMetrics(
        loss, tokens, Map.of("mean_token_accuracy", accuracy / microBatches.size()));
  }

  /** A pass draws from one seed per layer. */
  private static final long SEEDS_PER_PASS = 1 << 16;

  private List<Batch> batches(List<Example> examples) {
    List<Batch> batches = new ArrayList<>();
    BatchBuilder builder = new BatchBuilder();
    for (Example example : examples) {
      if (example.labels() == 0) {
        continue;
      }
      if (builder.tokens() > 0 && builder.tokens() + example.length() > tokensAtOnce) {
        batches.add(builder.build());
        builder = new BatchBuilder();
      }
      example.addTo(builder);
    }
    if (builder.tokens() > 0) {
      batches.add(builder.build());
    }
    return batches;
  }

  @Override
  public String name(Example example) {
    return example.id();
  }
}
