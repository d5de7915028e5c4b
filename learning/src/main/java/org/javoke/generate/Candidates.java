package org.javoke.generate;

import java.util.Arrays;

/**
 * Tokens that may be drawn, likeliest first, with their scores after temperature.
 *
 * <p>Usually a few hundred of the likeliest decide; {@link #cut} says when they do not.
 */
final class Candidates {

  private final int[] ids;
  private final double[] probabilities;

  private Candidates(int[] ids, double[] probabilities) {
    this.ids = ids;
    this.probabilities = probabilities;
  }

  int size() {
    return ids.length;
  }

  int id(int rank) {
    return ids[rank];
  }

  /** {@return how likely the token of the rank is among all that may be drawn} */
  double probability(int rank) {
    return probabilities[rank];
  }

  /**
   * {@return those that top-k, top-p and min-p leave, or null if the tokens given do not tell}
   *
   * @param ids the likeliest tokens
   * @param scores of these, divided by the temperature, in descending order
   * @param logsumexp of such scores of the whole vocabulary
   * @param complete whether the tokens given are all
   */
  static @org.jspecify.annotations.Nullable Candidates cut(
      SamplingParameters parameters,
      int[] ids,
      float[] scores,
      double logsumexp,
      boolean complete) {
    int limit = parameters.topK() == 0 ? Integer.MAX_VALUE : parameters.topK();
    if (scores.length < limit && !complete && !cutsBefore(parameters, scores, logsumexp)) {
      return null;
    }
    int count = Math.min(limit, scores.length);
    double norm = limit <= scores.length ? logsumexp(scores, count) : logsumexp;
    count = topP(parameters.topP(), scores, count, norm);
    count = minP(parameters.minP(), scores, count);
    return normalised(ids, scores, count);
  }

  /** {@return whether top-p or min-p ends before the scores given do} */
  private static boolean cutsBefore(
      SamplingParameters parameters, float[] scores, double logsumexp) {
    return parameters.topK() == 0
        && (topP(parameters.topP(), scores, scores.length, logsumexp) < scores.length
            || minP(parameters.minP(), scores, scores.length) < scores.length);
  }

  /** Keeps a token if those before it have less than p together, as the reference does. */
  private static int topP(double p, float[] scores, int count, double logsumexp) {
    if (p >= 1) {
      return count;
    }
    double before = 0;
    for (int i = 0; i < count; i++) {
      if (before >= p) {
        return i;
      }
      before += Math.exp(scores[i] - logsumexp);
    }
    return count;
  }

  private static int minP(double p, float[] scores, int count) {
    if (p <= 0) {
      return count;
    }
    double least = scores[0] + Math.log(p);
    int kept = count;
    while (kept > 1 && scores[kept - 1] < least) {
      kept--;
    }
    return kept;
  }

  private static double logsumexp(float[] scores, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(scores[i] - scores[0]);
    }
    return scores[0] + Math.log(sum);
  }

  private static Candidates normalised(int[] ids, float[] scores, int count) {
    double norm = logsumexp(scores, count);
    double[] probabilities = new double[count];
    for (int i = 0; i < count; i++) {
      probabilities[i] = Math.exp(scores[i] - norm);
    }
    return new Candidates(Arrays.copyOf(ids, count), probabilities);
  }

  /** {@return the token that a number drawn from [0, 1) stands for} */
  int at(double number) {
    double left = number;
    for (int i = 0; i < ids.length - 1; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return ids[i];
      }
    }
    return ids[ids.length - 1];
  }
}
