package org.javoke.constrain;

import java.util.List;

/** What a list holds, and how it is written. Two of these are never equal. */
final class ListShape {

  private final char open;
  private final char close;
  private final List<Part> first;
  private final Part items;
  private final int least;
  private final int most;
  private final Space space;

  /**
   * @param first the values at the first places
   * @param items the value at every place after those
   * @param least how many there are at least
   * @param most how many there are at most
   * @param space what may stand between values and marks
   */
  ListShape(char open, char close, List<Part> first, Part items, int least, int most, Space space) {
    this.open = open;
    this.close = close;
    this.first = List.copyOf(first);
    this.items = items;
    this.least = least;
    this.space = space;
    this.most = possible(most);
  }

  // What stands behind a place that cannot be filled cannot be written either.
  private int possible(int wanted) {
    int places = first.indexOf(Never.NEVER);
    if (places < 0) {
      places = items == Never.NEVER ? first.size() : Integer.MAX_VALUE;
    }
    return Math.min(places, wanted);
  }

  boolean isPossible() {
    return least <= most;
  }

  Space space() {
    return space;
  }

  boolean opens(int next) {
    return next == open;
  }

  // In Python a comma alone makes a tuple of one value.
  boolean closes(int next, int count, boolean afterComma) {
    boolean needsComma = open == '(' && count == 1;
    return next == close && count >= least && afterComma == needsComma;
  }

  boolean allowsMore(int count) {
    return count < most;
  }

  /** {@return whether a comma may follow that many values} */
  boolean allowsComma(int count) {
    return allowsMore(count) || (open == '(' && count == 1 && least <= 1);
  }

  Part item(int place) {
    return place < first.size() ? first.get(place) : items;
  }

  /** {@return the count, or the greatest that still matters, so that long lists have few states} */
  int counted(int count) {
    int matters = Math.max(first.size(), Math.max(least, most == Integer.MAX_VALUE ? 0 : most));
    return Math.min(count, Math.max(matters, 2));
  }
}
