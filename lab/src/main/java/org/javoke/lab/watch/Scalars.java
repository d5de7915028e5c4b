package org.javoke.lab.watch;

import java.util.Map;

/** Takes the numbers of a run as they come, for tools that draw them. */
public interface Scalars {

  /** Takes none. */
  Scalars NONE = (_, _) -> {};

  /**
   * Takes numbers.
   *
   * @param step after which they were measured
   */
  void add(int step, Map<String, Double> values);
}
