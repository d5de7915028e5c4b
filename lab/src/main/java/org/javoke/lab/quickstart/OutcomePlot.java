package org.javoke.lab.quickstart;

import static java.util.stream.Stream.concat;

import java.util.Locale;
import java.util.stream.Stream;
import org.javoke.lab.report.StaticPage;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.Tally;

/**
 * Accuracies before and after, category by category: figures, and a bar with its 95% interval as a
 * whisker. Widths are shares, so that the text beside them keeps its size on a phone.
 */
record OutcomePlot(ModeSummary before, ModeSummary after) {

  /** {@return the plot as markup} */
  String html() {
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <p class="legend"><span class="run-0"><i class="swatch"></i>before</span>
        <span class="run-1"><i class="swatch"></i>after</span>
        <span class="quiet-text">whiskers: 95% intervals (Wilson)</span></p>
        <div class="table-box"><table class="scores outcome"><thead><tr>
        <th scope="col">category</th><th scope="col" class="number">before</th>
        <th scope="col" class="number">after</th>
        <th scope="col" class="plot-cell"><span class="scale"><span>0</span><span>50</span><span>100%</span></span></th>
        </tr></thead><tbody>
        """);
    concat(before.categories().keySet().stream(), after.categories().keySet().stream())
        .distinct()
        .forEach(name -> row(html, "", name, before.tally(name), after.tally(name)));
    row(html, " class=\"total\"", "total", before.total(), after.total());
    return html.append("</tbody></table></div>\n").toString();
  }

  private static void row(StringBuilder html, String kind, String name, Tally first, Tally second) {
    html.append(
        "<tr%s><th scope=\"row\">%s<small>%,d questions</small></th>"
            .formatted(kind, StaticPage.text(name.replace('_', ' ')), second.count()));
    html.append(figure(first)).append(figure(second));
    html.append(
        "<td class=\"plot-cell\"><svg class=\"plot\" height=\"30\" role=\"img\" aria-label=\"%s: %s before, %s after\">"
            .formatted(StaticPage.text(name), percent(first), percent(second)));
    bar(html, 0, first);
    bar(html, 1, second);
    html.append("</svg></td></tr>\n");
  }

  private static String figure(Tally tally) {
    Interval interval = tally.interval();
    String range =
        interval == null
            ? ""
            : String.format(
                Locale.ROOT, "%.0f to %.0f", 100 * interval.low(), 100 * interval.high());
    return "<td class=\"number\">%s<small>%s</small></td>".formatted(percent(tally), range);
  }

  private static void bar(StringBuilder html, int run, Tally tally) {
    Interval interval = tally.interval();
    if (interval == null || tally.accuracy().isEmpty()) {
      return;
    }
    int top = 3 + 13 * run;
    html.append("<g class=\"run-%d\">".formatted(run));
    html.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"0\" y=\"%d\" width=\"%.2f%%\" height=\"11\"/>",
            top,
            100 * tally.accuracy().getAsDouble()));
    html.append(
        String.format(
            Locale.ROOT,
            "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.1f\" y2=\"%.1f\"/>",
            100 * interval.low(),
            100 * interval.high(),
            top + 5.5,
            top + 5.5));
    Stream.of(interval.low(), interval.high())
        .forEach(end ->
            html.append(
                String.format(
                    Locale.ROOT,
                    "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>",
                    100 * end,
                    100 * end,
                    top + 2,
                    top + 9)));
    html.append("</g>");
  }

  /** {@return the accuracy in percent} */
  static String percent(Tally tally) {
    return tally.accuracy().isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.1f%%", 100 * tally.accuracy().getAsDouble());
  }
}
