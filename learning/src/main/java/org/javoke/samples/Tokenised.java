package org.javoke.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.javoke.template.Rendered.Span;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.tokenizer.TurnEnd;
import org.javoke.train.Example;

/**
 * A marked text as tokens. No token may lie on both sides of a part's edge: where the tokens of the
 * whole text would, the parts are tokenised by themselves, since at inference the prompt is a text
 * of its own too.
 *
 * <p>Whitespace behind an end of turn bears no loss: the model is stopped before it. Where the
 * template marks the parts itself, all that it marks bears loss.
 */
final class Tokenised {

  private final Tokenizer tokenizer;

  Tokenised(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * {@return the text as an example}
   *
   * @throws SampleException if the text is too long to be tokenized, or the tokenizer cannot
   *     tokenise parts
   */
  Example of(String id, MarkedText marked) throws SampleException {
    requirePossible(marked.text());
    List<Integer> edges = edges(marked);
    List<int[]> parts = parts(marked.text(), edges);
    BitSet learned = new BitSet();
    int at = 0;
    int next = 0;
    for (int i = 0; i < parts.size(); i++) {
      int[] part = parts.get(i);
      int start = edges.get(i);
      if (next < marked.learned().size() && marked.learned().get(next).start() == start) {
        learned.set(
            at,
            at + (marked.byTemplate() ? part.length : TurnEnd.said(tokenizer.vocabulary(), part)));
        next++;
      }
      at += part.length;
    }
    return new Example(id, parts.stream().flatMapToInt(Arrays::stream).toArray(), learned);
  }

  /**
   * {@return the tokens of a prompt and of what follows it, up to the end of the turn}
   *
   * @throws SampleException as {@link #of}
   */
  Prompted prompted(String prompt, String completion) throws SampleException {
    String whole = prompt + completion;
    requirePossible(whole);
    List<int[]> parts = parts(whole, List.of(0, prompt.length(), whole.length()));
    int[] said = parts.get(1);
    return new Prompted(
        parts.get(0), Arrays.copyOf(said, TurnEnd.said(tokenizer.vocabulary(), said)));
  }

  private static void requirePossible(String text) throws SampleException {
    if (text.length() > Tokenizer.MAX_TEXT) {
      throw SampleException.leftOut(
          "its text has more than %,d characters".formatted(Tokenizer.MAX_TEXT));
    }
  }

  private static List<Integer> edges(MarkedText marked) {
    List<Integer> edges = new ArrayList<>(List.of(0));
    for (Span span : marked.learned()) {
      add(edges, span.start());
      add(edges, span.end());
    }
    add(edges, marked.text().length());
    return edges;
  }

  private static void add(List<Integer> edges, int edge) {
    if (edge > edges.getLast()) {
      edges.add(edge);
    }
  }

  private List<int[]> parts(String text, List<Integer> edges) throws SampleException {
    int[] whole = tokenizer.encode(text, false);
    List<int[]> apart = new ArrayList<>();
    for (int i = 1; i < edges.size(); i++) {
      apart.add(tokenizer.encode(text.substring(edges.get(i - 1), edges.get(i)), false));
    }
    if (Arrays.equals(whole, apart.stream().flatMapToInt(Arrays::stream).toArray())) {
      return apart;
    }
    List<int[]> cut = cut(text, edges, whole);
    if (!cut.isEmpty()) {
      return cut;
    }
    if (tokenizer.vocabulary().stripsLeadingSpace()) {
      throw SampleException.fatal(
          "the model's tokenizer has a token that stands on both sides of where an answer begins or ends, and begins each text with a space of its own: the answer's tokens cannot be told exactly; use --loss all");
    }
    return apart;
  }

  /** {@return the whole text's tokens cut at the edges, empty if a token stands across one} */
  private List<int[]> cut(String text, List<Integer> edges, int[] whole) {
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < edges.size(); i++) {
      boolean isEnd = i == edges.size() - 1;
      int[] before = isEnd ? whole : tokenizer.encode(text.substring(0, edges.get(i)), false);
      int to = before.length;
      if (to < from || to > whole.length || !Arrays.equals(before, 0, to, whole, 0, to)) {
        return List.of();
      }
      parts.add(Arrays.copyOfRange(whole, from, to));
      from = to;
    }
    return parts;
  }
}
