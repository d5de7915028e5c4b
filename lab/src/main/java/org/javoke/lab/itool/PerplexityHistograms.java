package org.javoke.lab.itool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.javoke.lab.report.Markup;

/**
 * Perplexities before and after, in bars of the same widths so that the two can be compared: each
 * bar is wider than the one before by the same factor.
 */
record PerplexityHistograms(List<Double> before, List<Double> after) {

  private static final int BARS = 24;

  void write(Markup page) {
    double most =
        Stream.concat(before.stream(), after.stream())
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(Math.E);
    double width = Math.max(Math.log(most), 1e-3) / BARS;
    List<String> labels = new ArrayList<>();
    for (int bar = 0; bar < BARS; bar++) {
      labels.add(
          String.format(
              Locale.ROOT, "%.3g to %.3g", Math.exp(bar * width), Math.exp((bar + 1) * width)));
    }
    page.markup("<div class=\"histograms\">");
    page.histogram("Perplexity before the first round", labels, counts(before, width));
    page.histogram("Perplexity after the last", labels, counts(after, width));
    page.markup("</div>\n");
  }

  private static long[] counts(List<Double> values, double width) {
    long[] counts = new long[BARS];
    for (double value : values) {
      counts[Math.clamp((long) (Math.log(value) / width), 0, BARS - 1)]++;
    }
    return counts;
  }
}
