package org.javoke.lab.watch;

import java.util.List;

/**
 * A line over steps.
 *
 * @param name of what is drawn
 * @param points in the order of their steps; values are finite
 */
record Curve(String name, List<Point> points) {

  /** A value after a step. */
  record Point(int step, double value) {}

  /** Pixels of a screen are fewer than steps of a long run. */
  static final int MOST_POINTS = 1000;

  Curve {
    points = List.copyOf(points);
  }

  /**
   * {@return a curve of at most {@value #MOST_POINTS} points, each the mean of as many neighbours
   * as need be, at the last one's step}
   */
  Curve thinned() {
    if (points.size() <= MOST_POINTS) {
      return this;
    }
    int width = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    return new Curve(
        name,
        java.util.stream.IntStream.iterate(0, from -> from < points.size(), from -> from + width)
            .mapToObj(from -> mean(points.subList(from, Math.min(from + width, points.size()))))
            .toList());
  }

  private static Point mean(List<Point> neighbours) {
    double mean = neighbours.stream().mapToDouble(Point::value).average().orElse(0);
    return new Point(neighbours.getLast().step(), mean);
  }

  double least() {
    return points.stream().mapToDouble(Point::value).min().orElse(0);
  }

  double most() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }
}
