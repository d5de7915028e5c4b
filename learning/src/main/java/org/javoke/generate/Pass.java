package org.javoke.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.javoke.model.Decoder;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * What one pass of the model computes: the next token of some rows of the pool, then spans of
 * prompts.
 *
 * @param steps the next token of each of the first rows of the pool
 */
record Pass(List<Step> steps, List<Span> spans) {

  /**
   * The next token of a running sequence.
   *
   * @param position of the token in its sequence
   */
  record Step(int token, int position, @Nullable Segment shared) {}

  int tokens() {
    return steps.size() + spans.stream().mapToInt(span -> span.tokens().length()).sum();
  }

  /**
   * {@return the last hidden state of each token, normalised} {@code [tokens, hidden]} Keys and
   * values are in their places afterwards.
   */
  Tensor run(Decoder decoder, SlotPool pool) {
    if (!steps.isEmpty()) {
      pool.reserve(pool.longest(steps.size()) + 1, steps.size());
    }
    Tensor ids = Tensors.of(ids(), decoder.device());
    Tensor positions = Tensors.of(positions(), decoder.device());
    Tensor hidden = decoder.hidden(ids, positions, new CacheAttention(this, pool, decoder));
    pool.stepped(steps.size());
    for (Span span : spans) {
      if (span.own() != null) {
        span.own().extended(span.tokens().length());
      }
    }
    return hidden;
  }

  private int[] ids() {
    return IntStream.concat(
            steps.stream().mapToInt(Step::token),
            spans.stream().flatMapToInt(span -> span.tokens().stream()))
        .toArray();
  }

  private int[] positions() {
    return IntStream.concat(
            steps.stream().mapToInt(Step::position), spans.stream().flatMapToInt(Span::positions))
        .toArray();
  }

  /** {@return the shared runs that this pass reads, each with its readers} */
  List<Readers> readers() {
    Map<Segment, List<Integer>> tokens = new LinkedHashMap<>();
    int index = 0;
    for (Step step : steps) {
      add(tokens, step.shared(), index, index + 1);
      index++;
    }
    for (Span span : spans) {
      add(tokens, span.shared(), index, index + span.tokens().length());
      index += span.tokens().length();
    }
    List<Readers> readers = new ArrayList<>();
    tokens.forEach((segment, indices) -> readers.add(new Readers(segment, Tokens.of(indices))));
    return readers;
  }

  private static void add(
      Map<Segment, List<Integer>> tokens, @Nullable Segment last, int from, int to) {
    for (Segment segment = last; segment != null; segment = segment.parent()) {
      List<Integer> indices = tokens.computeIfAbsent(segment, _ -> new ArrayList<>());
      for (int i = from; i < to; i++) {
        indices.add(i);
      }
    }
  }
}
