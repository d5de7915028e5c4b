package org.javoke.generate;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/** A sequence of token ids that does not change. */
public final class Tokens implements Comparable<Tokens> {

  public static final Tokens EMPTY = new Tokens(new int[0], 0, 0);

  private final int[] ids;
  private final int from;
  private final int to;

  private Tokens(int[] ids, int from, int to) {
    this.ids = ids;
    this.from = from;
    this.to = to;
  }

  /** {@return a copy of the ids} */
  public static Tokens of(int... ids) {
    return new Tokens(ids.clone(), 0, ids.length);
  }

  /** {@return a copy of the ids} */
  public static Tokens of(Collection<Integer> ids) {
    int[] copy = ids.stream().mapToInt(Integer::intValue).toArray();
    return new Tokens(copy, 0, copy.length);
  }

  public int length() {
    return to - from;
  }

  public boolean isEmpty() {
    return to == from;
  }

  /** {@return the id at the place, from 0} */
  public int at(int index) {
    return ids[from + index];
  }

  public int last() {
    return ids[to - 1];
  }

  /** {@return those from one place to before another, without copying them} */
  public Tokens between(int start, int end) {
    if (start < 0 || start > end || end > length()) {
      throw new IndexOutOfBoundsException("tokens %d to %d of %d".formatted(start, end, length()));
    }
    return new Tokens(ids, from + start, from + end);
  }

  /** {@return these and then the others} */
  public Tokens then(Tokens others) {
    int[] joined = Arrays.copyOf(toArray(), length() + others.length());
    System.arraycopy(others.ids, others.from, joined, length(), others.length());
    return new Tokens(joined, 0, joined.length);
  }

  public IntStream stream() {
    return Arrays.stream(ids, from, to);
  }

  public int[] toArray() {
    return Arrays.copyOfRange(ids, from, to);
  }

  /** {@return how many tokens both begin with} */
  public int common(Tokens other) {
    int end = Math.min(length(), other.length());
    int mismatch = Arrays.mismatch(ids, from, from + end, other.ids, other.from, other.from + end);
    return mismatch < 0 ? end : mismatch;
  }

  @Override
  public int compareTo(Tokens other) {
    return Arrays.compare(ids, from, to, other.ids, other.from, other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tokens tokens && compareTo(tokens) == 0;
  }

  @Override
  public int hashCode() {
    return stream().reduce(1, (hash, id) -> 31 * hash + id);
  }

  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }
}
