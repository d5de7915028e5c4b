package org.javoke.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.javoke.hub.ModelConfig;
import org.javoke.model.Decoder;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Keys and values of what each running sequence does not share: one row a sequence, side by side in
 * one tensor a layer, so that a step of all of them is one operation. Rows in use come first.
 */
final class SlotPool implements AutoCloseable {

  private final Decoder decoder;
  private final int[] lengths;
  private final List<Tensor> keys = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private int room;

  /**
   * @param slots the most sequences at once
   */
  SlotPool(Decoder decoder, int slots) {
    this.decoder = decoder;
    this.lengths = new int[slots];
  }

  int slots() {
    return lengths.length;
  }

  int length(int row) {
    return lengths[row];
  }

  int room() {
    return room;
  }

  /** {@return bytes that one token of one row takes} */
  static long bytesPerToken(Decoder decoder) {
    ModelConfig config = decoder.config();
    return 2L
        * config.layers()
        * config.keyValueHeads()
        * config.headDim()
        * decoder.dtype().width();
  }

  /** {@return the keys of a layer} {@code [slots, keyValueHeads, room, headDim]} */
  Tensor keys(int layer) {
    return keys.get(layer);
  }

  /** {@return the values of a layer} {@code [slots, keyValueHeads, room, headDim]} */
  Tensor values(int layer) {
    return values.get(layer);
  }

  /** Makes room for so many tokens in the first rows, keeping what is there. */
  void reserve(int tokens, int rows) {
    if (tokens <= room && !keys.isEmpty() && keys.getFirst().size(0) >= rows) {
      return;
    }
    // Growing costs a copy of all: so by half as much again, and not at every token.
    int wanted = tokens <= room ? room : Math.max(tokens, room + room / 2);
    int have = keys.isEmpty() ? 0 : (int) keys.getFirst().size(0);
    int slots = rows <= have ? have : Math.min(lengths.length, Math.max(rows, have + have / 2));
    for (int layer = 0; layer < decoder.config().layers(); layer++) {
      grow(keys, layer, slots, wanted);
      grow(values, layer, slots, wanted);
    }
    room = wanted;
  }

  private void grow(List<Tensor> tensors, int layer, int slots, int wanted) {
    ModelConfig config = decoder.config();
    try (Scope scope = Scope.open()) {
      Tensor larger =
          scope.release(
              Tensors.zeros(
                  decoder.dtype(),
                  decoder.device(),
                  slots,
                  config.keyValueHeads(),
                  wanted,
                  config.headDim()));
      if (tensors.size() == layer) {
        tensors.add(larger);
        return;
      }
      Tensor old = tensors.get(layer);
      larger.narrow(0, 0, old.size(0)).narrow(2, 0, room).copyInPlace(old);
      old.close();
      tensors.set(layer, larger);
    }
  }

  /** {@return the row as a place that a prompt is computed into} */
  OwnCache row(int row) {
    return new Row(row);
  }

  void clear(int row) {
    lengths[row] = 0;
  }

  /** Notes that each of the first rows has a token more. */
  void stepped(int rows) {
    for (int row = 0; row < rows; row++) {
      lengths[row]++;
    }
  }

  /** Puts one row's content into another, and leaves it where it was. */
  void move(int from, int to) {
    int length = lengths[from];
    try (Scope _ = Scope.open()) {
      for (List<Tensor> tensors : List.of(keys, values)) {
        for (Tensor tensor : tensors) {
          tensor
              .narrow(0, to, 1)
              .narrow(2, 0, length)
              .copyInPlace(tensor.narrow(0, from, 1).narrow(2, 0, length));
        }
      }
    }
    lengths[to] = length;
  }

  /** {@return where the next token of each of the first rows goes} {@code [rows]}, I64 */
  Tensor ends(int rows) {
    return Tensors.of(Arrays.copyOf(lengths, rows), decoder.device());
  }

  /** {@return whether all of the first rows have as many tokens, so that none needs a mask} */
  boolean isEven(int rows) {
    return Arrays.stream(lengths, 0, rows).distinct().count() <= 1;
  }

  /**
   * {@return minus infinity behind each row's next token, 0 up to it} {@code [rows, 1, served,
   * longest + 1]}
   *
   * @param served query heads of a key head
   */
  Tensor mask(int rows, long served) {
    int seen = longest(rows) + 1;
    Device device = decoder.device();
    Tensor places = Tensors.arange(seen, 1, Dtype.I64, device).unsqueeze(0);
    Tensor behind = places.greater(ends(rows).unsqueeze(1));
    return Tensors.zeros(decoder.dtype(), device, rows, seen)
        .maskedFill(behind, Double.NEGATIVE_INFINITY)
        .view(rows, 1, 1, seen)
        .expand(rows, 1, served, seen)
        .contiguous();
  }

  int longest(int rows) {
    return Arrays.stream(lengths, 0, rows).max().orElse(0);
  }

  @Override
  public void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
    keys.clear();
    values.clear();
    room = 0;
  }

  private final class Row implements OwnCache {
    private final int row;

    Row(int row) {
      this.row = row;
    }

    @Override
    public int length() {
      return lengths[row];
    }

    @Override
    public Tensor keys(int layer) {
      return keys.get(layer).narrow(0, row, 1);
    }

    @Override
    public Tensor values(int layer) {
      return values.get(layer).narrow(0, row, 1);
    }

    @Override
    public void extended(int tokens) {
      lengths[row] += tokens;
    }
  }
}
