package org.javoke.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Fine-tuning on examples: the mean over all labels of a step of the minus log-probability. The
 * labels of all micro-batches count alike, so how a step is cut into them does not matter (TRL does
 * the same). What is computed at once is also what processes divide among them: the same batches
 * come of it, and the same dropout, however many there are.
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
  public StepMetrics accumulate(List<List<Example>> microBatches, long seed, Share share) {
    long labels = microBatches.stream().flatMap(List::stream).mapToLong(Example::labels).sum();
    List<Part> parts = parts(microBatches);
    boolean[] mine = share.of(parts.stream().mapToLong(part -> part.batch().tokens()).toArray());
    long[] correct = new long[microBatches.size()];
    double loss = 0;
    for (int i = 0; i < mine.length; i++) {
      if (mine[i]) {
        Part part = parts.get(i);
        try (Pass pass = logProbs.pass(part.batch(), seed + i * SEEDS_PER_PASS)) {
          loss += learn(pass, part.batch(), labels);
          correct[part.microBatch()] += pass.correct();
        }
      }
    }
    long tokens = microBatches.stream().flatMap(List::stream).mapToLong(Example::length).sum();
    return new StepMetrics(
        loss, tokens, Map.of("mean_token_accuracy", accuracy(microBatches, correct)));
  }

  /** {@return what the batch adds to the loss} */
  private static double learn(Pass pass, Batch batch, long labels) {
    double loss = 0;
    for (float logProb : pass.logProbs()) {
      loss -= logProb / labels;
    }
    float[] gradient = new float[batch.labels()];
    Arrays.fill(gradient, -1f / labels);
    pass.backward(gradient);
    return loss;
  }

  private static double accuracy(List<List<Example>> microBatches, long[] correct) {
    double accuracy = 0;
    for (int i = 0; i < correct.length; i++) {
      accuracy +=
          correct[i] / (double) microBatches.get(i).stream().mapToInt(Example::labels).sum();
    }
    return accuracy / microBatches.size();
  }

  /** What is computed at once, and of which micro-batch it is. */
  private record Part(int microBatch, Batch batch) {}

  private List<Part> parts(List<List<Example>> microBatches) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < microBatches.size(); i++) {
      for (Batch batch : batches(microBatches.get(i), tokensAtOnce)) {
        parts.add(new Part(i, batch));
      }
    }
    return parts;
  }

  /** A pass draws from one seed per layer. */
  private static final long SEEDS_PER_PASS = 1L << 16;

  /** {@return the examples that have labels, so many tokens together} */
  static List<Batch> batches(List<Example> examples, int tokensAtOnce) {
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
