package org.javoke.train;

import java.util.List;
import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Tokens that are computed at once, without padding, and the labels: tokens whose log-probability
 * is asked for. Made by a {@link BatchBuilder}.
 */
public final class Batch {

  private final long[] ids;
  private final long[] positions;
  private final long[] labelRows;
  private final long[] labelIds;
  private final List<Run> runs;

  Batch(long[] ids, long[] positions, long[] labelRows, long[] labelIds, List<Run> runs) {
    this.ids = ids;
    this.positions = positions;
    this.labelRows = labelRows;
    this.labelIds = labelIds;
    this.runs = List.copyOf(runs);
  }

  /**
   * A sequence, and what it may be continued with.
   *
   * @param trunk tokens that each branch sees
   * @param branches tokens of each continuation, which see the trunk and not each other
   */
  public record Run(int trunk, List<Integer> branches) {
    public Run {
      branches = List.copyOf(branches);
    }
  }

  /** {@return how many tokens are computed} */
  public int tokens() {
    return ids.length;
  }

  /** {@return how many log-probabilities are asked for} */
  public int labels() {
    return labelRows.length;
  }

  /** {@return the sequences, in order} */
  public List<Run> runs() {
    return runs;
  }

  /** {@return the token ids} {@code [tokens]} */
  Tensor ids(Device device) {
    return Tensors.of(ids, device);
  }

  /** {@return each token's position in its sequence} {@code [tokens]} */
  Tensor positions(Device device) {
    return Tensors.of(positions, device);
  }

  /** {@return for each label the row of the token before it} {@code [labels]} */
  Tensor labelRows(Device device) {
    return Tensors.of(labelRows, device);
  }

  /** {@return the labels' ids} {@code [labels]} */
  Tensor labelIds(Device device) {
    return Tensors.of(labelIds, device);
  }
}
