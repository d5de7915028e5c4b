package org.javoke.lab.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.report.Markup;

/** What trees came to, in figures and a histogram of the pairs' gaps. */
public final class PairFigures {

  private static final int BARS = 20;

  private PairFigures() {}

  /** Adds them to the page. */
  public static void write(Markup page, GrownTrees trees) {
    page.figures(
        List.of(
            Map.entry("trees", "%,d".formatted(trees.counts().trees())),
            Map.entry("with a right answer", "%,d".formatted(trees.counts().solved())),
            Map.entry("failed", "%,d".formatted(trees.counts().failed())),
            Map.entry("pairs", "%,d".formatted(trees.counts().pairs())),
            Map.entry("trees with a pair", "%,d".formatted(trees.withPairs()))));
    histogram(page, trees.gaps());
  }

  private static void histogram(Markup page, List<Double> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    double most = gaps.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double width = most > 0 ? most / BARS : 1;
    long[] counts = new long[BARS];
    gaps.forEach(gap -> counts[Math.clamp((int) (gap / width), 0, BARS - 1)]++);
    List<String> labels = new ArrayList<>();
    for (int bar = 0; bar < BARS; bar++) {
      labels.add(String.format(Locale.ROOT, "%.2f to %.2f", bar * width, (bar + 1) * width));
    }
    page.histogram("Pairs by the difference of Q", labels, counts);
  }
}
