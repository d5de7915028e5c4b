package org.javoke.generate;

import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.ModelConfig;
import org.javoke.model.Decoder;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of a run of tokens that several sequences share. It is filled once and then only
 * read, so a sequence that branches off it copies nothing. It frees itself with its last user.
 */
final class Segment implements OwnCache {

  private final @Nullable Segment parent;
  private final int start;
  private final Tokens tokens;
  private final List<Tensor> keys = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private int filled;
  private int users;

  /**
   * @param users how many will release it
   */
  Segment(@Nullable Segment parent, int start, Tokens tokens, Decoder decoder, int users) {
    this.parent = parent;
    this.users = users;
    this.start = start;
    this.tokens = tokens;
    ModelConfig config = decoder.config();
    try (Scope scope = Scope.open()) {
      for (int layer = 0; layer < config.layers(); layer++) {
        keys.add(scope.release(room(decoder)));
        values.add(scope.release(room(decoder)));
      }
    }
  }

  private Tensor room(Decoder decoder) {
    ModelConfig config = decoder.config();
    return Tensors.empty(
        decoder.dtype(),
        decoder.device(),
        1,
        config.keyValueHeads(),
        tokens.length(),
        config.headDim());
  }

  @Nullable Segment parent() {
    return parent;
  }

  int start() {
    return start;
  }

  int end() {
    return start + tokens.length();
  }

  /** {@return its tokens that are still to be computed, the next n at most} */
  Tokens missing(int atMost) {
    return tokens.between(filled, Math.min(tokens.length(), filled + atMost));
  }

  boolean isComplete() {
    return filled == tokens.length();
  }

  /** Ends one use. With the last, it is freed. */
  void release() {
    users--;
    if (users == 0) {
      close();
      if (parent != null) {
        parent.release();
      }
    }
  }

  void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
    keys.clear();
    values.clear();
  }

  @Override
  public int length() {
    return filled;
  }

  @Override
  public Tensor keys(int layer) {
    return keys.get(layer);
  }

  @Override
  public Tensor values(int layer) {
    return values.get(layer);
  }

  @Override
  public void extended(int tokens) {
    filled += tokens;
  }
}
