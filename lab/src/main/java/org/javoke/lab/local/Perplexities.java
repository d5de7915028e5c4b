package org.javoke.lab.local;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The perplexities of a file's completions, those from before included. */
public final class Perplexities {

  private final List<Double> values = new ArrayList<>();

  void add(double perplexity) {
    values.add(perplexity);
  }

  /** {@return their arithmetic mean, if there are any} */
  public OptionalDouble mean() {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  /** {@return the middle one, or the mean of the two in the middle, if there are any} */
  public OptionalDouble median() {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
