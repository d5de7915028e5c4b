package org.javoke.preference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.train.Batch;
import org.javoke.train.BatchBuilder;
import org.javoke.train.LogProbs;
import org.javoke.train.Objective;
import org.javoke.train.Pass;
import org.javoke.train.Share;
import org.javoke.train.StepMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PairObjective} at work: the mean over a micro-batch's pairs, and over a step's
 * micro-batches. Each pair is computed by itself, the prompt once for both completions. What the
 * reference says of a pair is computed when it is first met, and kept.
 */
public final class PairedLoss implements Objective<Pair> {

  private final PairObjective objective;
  private final LogProbs policy;
  private final @Nullable LogProbs reference;
  private final Map<Pair, References> references = new HashMap<>();

  private record References(double chosen, double rejected) {
    static final References NONE = new References(0, 0);
  }

  /**
   * @param reference usually the policy's base with its adapter off; null for objectives that use
   *     none
   */
  public PairedLoss(PairObjective objective, LogProbs policy, @Nullable LogProbs reference) {
    if (objective.usesReference() && reference == null) {
      throw new IllegalArgumentException(objective + " needs a reference model");
    }
    this.objective = objective;
    this.policy = policy;
    this.reference = reference;
  }

  @Override
  public StepMetrics accumulate(List<List<Pair>> microBatches, long seed, Share divided) {
    PairTally tally = new PairTally(objective);
    boolean[] mine =
        divided.of(microBatches.stream().flatMap(List::stream).mapToLong(Pair::tokens).toArray());
    int pass = 0;
    for (List<Pair> pairs : microBatches) {
      double share = 1.0 / (pairs.size() * (double) microBatches.size());
      double nllShare = objective.nllWeight() / (nllTokens(pairs) * (double) microBatches.size());
      for (Pair pair : pairs) {
        if (mine[pass]) {
          add(pair, share, nllShare, seed + ((long) pass << 16), tally);
        }
        pass++;
      }
    }
    return tally.metrics(tokens(microBatches));
  }

  private static long tokens(List<List<Pair>> microBatches) {
    return microBatches.stream().flatMap(List::stream).mapToLong(Pair::tokens).sum();
  }

  private void add(Pair pair, double share, double nllShare, long seed, PairTally tally) {
    References references = references(pair);
    BatchBuilder builder = new BatchBuilder();
    SharedPrompt layout =
        SharedPrompt.add(builder, pair.prompt(), List.of(pair.chosen(), pair.rejected()));
    boolean withPrompt = objective.nll() == PairObjective.Nll.PROMPT_AND_CHOSEN;
    int[] prompt = withPrompt ? layout.labelPrompt(builder) : new int[0];
    Batch batch = builder.build();
    try (Pass pass = policy.pass(batch, seed)) {
      float[] logProbs = pass.logProbs();
      PairLogProbs found = found(pair, layout, logProbs, references);
      PairTerm term = objective.term(found);
      float[] gradient = new float[logProbs.length];
      spread(layout.labels(0), pair.weight() * share * term.chosenSlope(), gradient);
      spread(layout.labels(1), pair.weight() * share * term.rejectedSlope(), gradient);
      double nll = 0;
      if (objective.nll() != PairObjective.Nll.NONE) {
        spread(layout.labels(0), -pair.weight() * nllShare, gradient);
        spread(prompt, -pair.weight() * nllShare, gradient);
        nll = -SharedPrompt.sum(logProbs, prompt) - found.chosen();
      }
      tally.add(pair, found, term, share, nll * nllShare);
      pass.backward(gradient);
    }
  }

  private static PairLogProbs found(
      Pair pair, SharedPrompt layout, float[] logProbs, References references) {
    return new PairLogProbs(
        SharedPrompt.sum(logProbs, layout.labels(0)),
        SharedPrompt.sum(logProbs, layout.labels(1)),
        references.chosen(),
        references.rejected(),
        pair.chosen().length,
        pair.rejected().length);
  }

  private static void spread(int[] labels, double slope, float[] gradient) {
    for (int label : labels) {
      gradient[label] += (float) slope;
    }
  }

  private long nllTokens(List<Pair> pairs) {
    return switch (objective.nll()) {
      case NONE -> 1;
      case CHOSEN -> pairs.stream().mapToLong(pair -> pair.chosen().length).sum();
      case PROMPT_AND_CHOSEN ->
          pairs.stream().mapToLong(pair -> pair.prompt().length - 1 + pair.chosen().length).sum();
    };
  }

  private References references(Pair pair) {
    if (reference == null || !objective.usesReference()) {
      return References.NONE;
    }
    References known = references.get(pair);
    if (known == null) {
      BatchBuilder builder = new BatchBuilder();
      SharedPrompt layout =
          SharedPrompt.add(builder, pair.prompt(), List.of(pair.chosen(), pair.rejected()));
      float[] logProbs = reference.of(builder.build());
      known =
          new References(
              SharedPrompt.sum(logProbs, layout.labels(0)),
              SharedPrompt.sum(logProbs, layout.labels(1)));
      references.put(pair, known);
    }
    return known;
  }

  @Override
  public String name(Pair pair) {
    return pair.id();
  }
}
