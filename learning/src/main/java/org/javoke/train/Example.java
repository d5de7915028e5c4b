package org.javoke.train;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A sequence of tokens, some of which a model is to learn to say. */
public final class Example {

  private final String id;
  private final int[] ids;
  private final BitSet learned;

  /**
   * @param id by which messages name it
   * @param learned the places of the tokens that bear loss; the first token, which follows nothing,
   *     never does
   */
  public Example(String id, int[] ids, BitSet learned) {
    if (learned.length() > ids.length) {
      throw new IllegalArgumentException(
          "example %s has %d tokens, and token %d is to bear loss"
              .formatted(id, ids.length, learned.length() - 1));
    }
    this.id = id;
    this.ids = ids.clone();
    this.learned = (BitSet) learned.clone();
    this.learned.clear(0);
  }

  /** {@return an example whose loss is on the completion only} */
  public static Example completion(String id, int[] prompt, int[] completion) {
    return joined(id, prompt, completion, prompt.length);
  }

  /** {@return an example all of which bears loss, prompt and completion} */
  public static Example whole(String id, int[] prompt, int[] completion) {
    return joined(id, prompt, completion, 0);
  }

  private static Example joined(String id, int[] prompt, int[] completion, int learnedFrom) {
    int[] ids = IntStream.concat(IntStream.of(prompt), IntStream.of(completion)).toArray();
    BitSet learned = new BitSet();
    learned.set(learnedFrom, ids.length);
    return new Example(id, ids, learned);
  }

  public String id() {
    return id;
  }

  /** {@return how many tokens it has} */
  public int length() {
    return ids.length;
  }

  /** {@return how many of them bear loss} */
  public int labels() {
    return learned.cardinality();
  }

  /** {@return the tokens} */
  public IntStream ids() {
    return IntStream.of(ids);
  }

  /** {@return the places of those that bear loss} */
  public IntStream learned() {
    return learned.stream();
  }

  /** Adds it to a batch; nothing after the last token that bears loss is computed. */
  void addTo(BatchBuilder batch) {
    int first = batch.sequence(IntStream.of(ids).limit(Math.max(1, learned.length() - 1)));
    learned.stream().forEach(place -> batch.label(first + place - 1, ids[place]));
  }
}
