package org.javoke.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tuning on examples: the mean over all labels of a step of the minus log-probability. The
 * labels of all micro-batches count alike, so how a step is cut into them does not matter (TRL does
 * the same). What is computed at once is also what processes divide among them: the same batches
 * come of it, and the same dropout, however many there are.
 *
 * <p>A {@link KlPenalty} is added to it where one is given; {@code kl} is what it is the mean of,
 * before it is weighted.
 */
public final class SupervisedLoss implements Objective<Example> {

  private final LogProbs logProbs;
  private final int tokensAtOnce;
  private final @Nullable KlPenalty penalty;

  /**
   * @param tokensAtOnce how many tokens are computed at once, which bounds the memory; a longer
   *     example is computed by itself
   */
  public SupervisedLoss(LogProbs logProbs, int tokensAtOnce) {
    this(logProbs, tokensAtOnce, null);
  }

  /**
   * @param penalty what keeps the model near another, or null
   */
  public SupervisedLoss(LogProbs logProbs, int tokensAtOnce, @Nullable KlPenalty penalty) {
    this.logProbs = logProbs;
    this.tokensAtOnce = tokensAtOnce;
    this.penalty = penalty;
  }

  @Override
  public StepMetrics accumulate(List<List<Example>> microBatches, long seed, Share share) {
    long labels = microBatches.stream().flatMap(List::stream).mapToLong(Example::labels).sum();
    List<Part> parts = parts(microBatches);
    boolean[] mine = share.of(parts.stream().mapToLong(part -> part.batch().tokens()).toArray());
    long[] correct = new long[microBatches.size()];
    double loss = 0;
    double divergence = 0;
    for (int i = 0; i < mine.length; i++) {
      if (mine[i]) {
        Part part = parts.get(i);
        try (Pass pass = pass(part.batch(), seed + i * SEEDS_PER_PASS)) {
          loss += learn(pass, part.batch(), labels);
          divergence += divergence(pass, labels);
          correct[part.microBatch()] += pass.correct();
        }
      }
    }
    long tokens = microBatches.stream().flatMap(List::stream).mapToLong(Example::length).sum();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("mean_token_accuracy", accuracy(microBatches, correct));
    if (penalty != null) {
      loss += penalty.weight() * divergence;
      values.put("kl", divergence);
    }
    return new StepMetrics(loss, tokens, values);
  }

  private Pass pass(Batch batch, long seed) {
    return penalty == null
        ? logProbs.pass(batch, seed)
        : logProbs.pass(batch, seed, penalty.reference());
  }

  private static double divergence(Pass pass, long labels) {
    double sum = 0;
    for (float divergence : pass.divergences()) {
      sum += divergence;
    }
    return sum / labels;
  }

  /** {@return what the batch adds to the loss, without the penalty} */
  private double learn(Pass pass, Batch batch, long labels) {
    double loss = 0;
    for (float logProb : pass.logProbs()) {
      loss -= logProb / labels;
    }
    float[] gradient = new float[batch.labels()];
    Arrays.fill(gradient, -1f / labels);
    if (penalty == null) {
      pass.backward(gradient);
      return loss;
    }
    float[] ofDivergences = new float[batch.labels()];
    Arrays.fill(ofDivergences, (float) (penalty.weight() / labels));
    pass.backward(gradient, ofDivergences);
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
