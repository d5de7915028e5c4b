package org.javoke.data.stats;

import java.util.Map;
import java.util.TreeMap;

/** How often each number was seen. */
public final class Distribution {

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long count;
  private long sum;

  void add(long value) {
    counts.merge(value, 1L, Long::sum);
    count++;
    sum += value;
  }

  public long count() {
    return count;
  }

  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  public long least() {
    return counts.isEmpty() ? 0 : counts.firstKey();
  }

  public long most() {
    return counts.isEmpty() ? 0 : counts.lastKey();
  }

  /** {@return the smallest value that at least this share of the values does not exceed} */
  public long quantile(double share) {
    long wanted = (long) Math.ceil(share * count);
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return entry.getKey();
      }
    }
    return most();
  }

  /** A bar of a histogram: the values from one to another, both included. */
  public record Bin(long from, long to, long count) {}

  /** {@return at most so many bars of equal width from the least value to the most} */
  public java.util.List<Bin> bins(int most) {
    if (counts.isEmpty()) {
      return java.util.List.of();
    }
    long width = Math.max(1, Math.ceilDiv(most() - least() + 1, most));
    java.util.List<Bin> bins = new java.util.ArrayList<>();
    for (long from = least(); from <= most(); from += width) {
      long to = from + width - 1;
      long within =
          counts.subMap(from, true, to, true).values().stream().mapToLong(Long::longValue).sum();
      bins.add(new Bin(from, to, within));
    }
    return bins;
  }
}
