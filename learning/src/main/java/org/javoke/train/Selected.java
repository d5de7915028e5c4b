package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples of a file that can be trained on.
 *
 * @param tooLong how many were left out because they are longer than the limit
 * @param reasons why others were left out, and how many for each reason
 */
public record Selected<S>(List<S> samples, int tooLong, Map<String, Integer> reasons) {

  public Selected {
    samples = List.copyOf(samples);
    reasons = Map.copyOf(reasons);
  }

  /**
   * @param unusable how many were left out because nothing can be learned from them
   */
  public Selected(List<S> samples, int tooLong, int unusable) {
    this(samples, tooLong, unusable == 0 ? Map.of() : Map.of(NOTHING_TO_LEARN, unusable));
  }

  /** Why a sample without a token that bears loss is left out. */
  public static final String NOTHING_TO_LEARN = "nothing in it bears loss";

  /** {@return how many were left out for another reason than their length} */
  public int unusable() {
    return reasons.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** {@return how many samples the file has} */
  public int read() {
    return samples.size() + tooLong + unusable();
  }

  /** {@return how many were left out, of how many, and why} */
  public String leftOut(int maxTokens) {
    List<String> counted = new ArrayList<>();
    if (tooLong > 0) {
      counted.add("longer than %,d tokens (%,d)".formatted(maxTokens, tooLong));
    }
    new TreeMap<>(reasons)
        .forEach((reason, count) -> counted.add("%s (%,d)".formatted(reason, count)));
    return "%,d of %,d samples: %s"
        .formatted(read() - samples.size(), read(), String.join("; ", counted));
  }
}
