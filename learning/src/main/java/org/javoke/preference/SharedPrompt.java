package org.javoke.preference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.javoke.train.BatchBuilder;

/**
 * A prompt and its completions in a batch: the prompt, and whatever all completions begin with
 * alike, stands there once.
 */
final class SharedPrompt {

  private final int firstRow;
  private final int[] prompt;
  private final List<int[]> labels;

  private SharedPrompt(int firstRow, int[] prompt, List<int[]> labels) {
    this.firstRow = firstRow;
    this.prompt = prompt;
    this.labels = List.copyOf(labels);
  }

  /** Adds them to a batch, and asks for the log-probability of each completion's tokens. */
  static SharedPrompt add(BatchBuilder batch, int[] prompt, List<int[]> completions) {
    int common = common(completions);
    int[] begun = Arrays.copyOf(completions.getFirst(), common);
    int first = batch.sequence(IntStream.concat(IntStream.of(prompt), IntStream.of(begun)));
    int[] shared = new int[common];
    for (int i = 0; i < common; i++) {
      shared[i] = batch.label(first + prompt.length - 1 + i, begun[i]);
    }
    int last = first + prompt.length - 1 + common;
    List<int[]> labels = new ArrayList<>();
    for (int[] completion : completions) {
      labels.add(branch(batch, last, completion, shared));
    }
    return new SharedPrompt(first, prompt, labels);
  }

  /** The last token of a completion follows others, and nothing follows it: it is not computed. */
  private static int[] branch(BatchBuilder batch, int last, int[] completion, int[] shared) {
    int[] labels = Arrays.copyOf(shared, completion.length);
    if (completion.length == shared.length) {
      return labels;
    }
    int row =
        batch.branch(
            IntStream.of(completion)
                .skip(shared.length)
                .limit(completion.length - 1L - shared.length));
    for (int i = shared.length; i < completion.length; i++) {
      labels[i] =
          batch.label(i == shared.length ? last : row + i - shared.length - 1, completion[i]);
    }
    return labels;
  }

  private static int common(List<int[]> completions) {
    int common = completions.getFirst().length;
    for (int[] other : completions) {
      int end = Math.min(common, other.length);
      int mismatch = Arrays.mismatch(completions.getFirst(), 0, end, other, 0, end);
      common = mismatch < 0 ? end : mismatch;
    }
    return common;
  }

  /** {@return the places of a completion's labels} */
  int[] labels(int completion) {
    return labels.get(completion);
  }

  /** Asks for the log-probabilities of the prompt's tokens too, and returns their places. */
  int[] labelPrompt(BatchBuilder batch) {
    return IntStream.range(1, prompt.length)
        .map(i -> batch.label(firstRow + i - 1, prompt[i]))
        .toArray();
  }

  static double sum(float[] logProbs, int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += logProbs[place];
    }
    return sum;
  }
}
