package org.javoke.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.hub.ModelConfig;
import org.javoke.model.Decoder;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of a run of tokens that several sequences share: a node of a {@link PrefixCache}.
 * It is filled once and then only read, so a sequence that branches off it copies nothing. Memory
 * is taken when it begins to be filled.
 */
final class Segment implements OwnCache {

  /**
   * By which a run is found behind the one before it.
   *
   * @param first its first token
   */
  record Edge(Object group, int first) {}

  private final PrefixCache cache;
  private final Object group;
  private final Map<Edge, Segment> children = new HashMap<>();
  private @Nullable Segment parent;
  private int start;
  private Tokens tokens;
  private List<Tensor> keys = List.of();
  private List<Tensor> values = List.of();
  private int filled;
  private int users;
  private long lastUsed;

  /**
   * @param group whose sequences it is for
   * @param start how many tokens come before it
   * @param tokens at least one
   */
  Segment(PrefixCache cache, Object group, @Nullable Segment parent, int start, Tokens tokens) {
    this.cache = cache;
    this.group = group;
    this.parent = parent;
    this.start = start;
    this.tokens = tokens;
  }

  Edge edge() {
    return new Edge(group, tokens.at(0));
  }

  @Nullable Segment parent() {
    return parent;
  }

  /** {@return the runs that follow it} */
  Map<Edge, Segment> children() {
    return children;
  }

  int start() {
    return start;
  }

  int end() {
    return start + tokens.length();
  }

  Tokens tokens() {
    return tokens;
  }

  /** {@return its tokens that are still to be computed, the next n at most} */
  Tokens missing(int atMost) {
    return tokens.between(filled, filled + Math.min(tokens.length() - filled, atMost));
  }

  boolean isComplete() {
    return filled == tokens.length();
  }

  /** {@return when it was last used, by the cache's clock} */
  long lastUsed() {
    return lastUsed;
  }

  void usedAt(long time) {
    lastUsed = time;
  }

  /** {@return whether nobody reads it, and nothing follows it} */
  boolean isIdle() {
    return users == 0 && children.isEmpty();
  }

  /** Begins a use, which {@link #release} ends. */
  void use() {
    users++;
    cache.used(this);
  }

  /** Ends one use. */
  void release() {
    users--;
    cache.released(this);
  }

  /** {@return whether it holds memory} */
  boolean isHeld() {
    return !keys.isEmpty();
  }

  /**
   * Divides it in two. This becomes the second part, so that who reads all of it still does.
   *
   * @return the first part
   */
  Segment splitAt(int length) {
    Segment head = new Segment(cache, group, parent, start, tokens.between(0, length));
    head.filled = Math.min(filled, length);
    head.lastUsed = lastUsed;
    if (isHeld()) {
      head.keys = parts(keys, 0, length);
      head.values = parts(values, 0, length);
      List<Tensor> tailKeys = parts(keys, length, tokens.length() - length);
      List<Tensor> tailValues = parts(values, length, tokens.length() - length);
      close();
      keys = tailKeys;
      values = tailValues;
    }
    filled -= head.filled;
    tokens = tokens.between(length, tokens.length());
    start += length;
    parent = head;
    head.children.put(edge(), this);
    return head;
  }

  private static List<Tensor> parts(List<Tensor> tensors, int from, int length) {
    List<Tensor> parts = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      for (Tensor tensor : tensors) {
        // A copy, since a view would hold the memory of the other part as well.
        parts.add(scope.release(tensor.narrow(2, from, length).copy()));
      }
    }
    return parts;
  }

  /** Fills it with what a row of the pool has behind so many tokens. */
  void fillFrom(OwnCache row, int from) {
    hold();
    try (Scope _ = Scope.open()) {
      for (int layer = 0; layer < keys.size(); layer++) {
        keys.get(layer).copyInPlace(row.keys(layer).narrow(2, from, tokens.length()));
        values.get(layer).copyInPlace(row.values(layer).narrow(2, from, tokens.length()));
      }
    }
    filled = tokens.length();
  }

  /** Adds all of it to what another cache has. */
  void copyTo(OwnCache other) {
    int at = other.length();
    int length = tokens.length();
    try (Scope _ = Scope.open()) {
      for (int layer = 0; layer < keys.size(); layer++) {
        other.keys(layer).narrow(2, at, length).copyInPlace(keys.get(layer));
        other.values(layer).narrow(2, at, length).copyInPlace(values.get(layer));
      }
    }
    other.extended(length);
  }

  private void hold() {
    if (isHeld()) {
      return;
    }
    Decoder decoder = cache.decoder();
    try (Scope scope = Scope.open()) {
      List<Tensor> someKeys = new ArrayList<>();
      List<Tensor> someValues = new ArrayList<>();
      for (int layer = 0; layer < decoder.config().layers(); layer++) {
        someKeys.add(scope.release(room(decoder)));
        someValues.add(scope.release(room(decoder)));
      }
      keys = someKeys;
      values = someValues;
    }
    cache.held(this);
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

  /** Frees its memory. */
  void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
    keys = List.of();
    values = List.of();
  }

  @Override
  public int length() {
    return filled;
  }

  @Override
  public Tensor keys(int layer) {
    hold();
    return keys.get(layer);
  }

  @Override
  public Tensor values(int layer) {
    hold();
    return values.get(layer);
  }

  @Override
  public void extended(int tokens) {
    filled += tokens;
  }
}
