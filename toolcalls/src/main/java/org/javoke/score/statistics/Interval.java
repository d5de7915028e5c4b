package org.javoke.score.statistics;

/** The values from {@code low} to {@code high}, both included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low is " + low + " and high is " + high + ", expected low <= high");
    }
  }
}
