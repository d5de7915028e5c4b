package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Puts a {@link Batch} together. */
public final class BatchBuilder {

  private final LongStream.Builder ids = LongStream.builder();
  private final LongStream.Builder positions = LongStream.builder();
  private final LongStream.Builder labelRows = LongStream.builder();
  private final LongStream.Builder labelIds = LongStream.builder();
  private final List<Batch.Run> runs = new ArrayList<>();
  private int trunk;
  private List<Integer> branches = new ArrayList<>();
  private int tokens;
  private int labels;

  /**
   * Adds a sequence that sees nothing of those before it.
   *
   * @return the row of its first token
   */
  public int sequence(IntStream sequence) {
    endRun();
    int first = tokens;
    append(sequence, 0);
    trunk = tokens - first;
    return first;
  }

  /**
   * Continues the last sequence with tokens that see it, and nothing of its other branches.
   *
   * @return the row of the first token
   * @throws IllegalStateException if there is no sequence to continue
   */
  public int branch(IntStream branch) {
    if (trunk == 0) {
      throw new IllegalStateException("a branch needs a sequence with a token to grow from");
    }
    int first = tokens;
    append(branch, trunk);
    if (tokens > first) {
      branches.add(tokens - first);
    }
    return first;
  }

  /**
   * Asks for the log-probability of a token.
   *
   * @param row of the token that it follows
   * @return its place among the labels
   */
  public int label(int row, int id) {
    if (row < 0 || row >= tokens) {
      throw new IllegalArgumentException("row %d of %d tokens".formatted(row, tokens));
    }
    labelRows.add(row);
    labelIds.add(id);
    return labels++;
  }

  /** {@return how many tokens there are so far} */
  public int tokens() {
    return tokens;
  }

  /** {@return the batch; nothing can be added to this builder any more} */
  public Batch build() {
    endRun();
    return new Batch(
        ids.build().toArray(),
        positions.build().toArray(),
        labelRows.build().toArray(),
        labelIds.build().toArray(),
        runs);
  }

  private void append(IntStream sequence, int position) {
    int next = position;
    for (int id : sequence.toArray()) {
      ids.add(id);
      positions.add(next++);
      tokens++;
    }
  }

  private void endRun() {
    if (trunk > 0) {
      runs.add(new Batch.Run(trunk, branches));
    }
    trunk = 0;
    branches = new ArrayList<>();
  }
}
