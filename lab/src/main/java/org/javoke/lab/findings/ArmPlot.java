package org.javoke.lab.findings;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.javoke.lab.report.StaticPage;
import org.javoke.lab.study.Study.Figure;

/** A bar with its interval for each arm, and what others found as a ring. */
record ArmPlot(Findings findings, String test) {

  String html() {
    StringBuilder html = new StringBuilder();
    html.append(
        "<p class=\"legend\"><span class=\"quiet-text\">bars: mean of the seeds; whiskers: 95%%%s</span></p>%n"
            .formatted(isPublished() ? "; rings: published" : ""));
    html.append(
        """
        <div class="table-box"><table class="scores outcome"><thead><tr>
        <th scope="col">arm</th><th scope="col" class="number">accuracy</th>
        <th scope="col" class="plot-cell"><span class="scale"><span>0</span><span>50</span><span>100%</span></span></th>
        </tr></thead><tbody>
        """);
    for (ArmFinding arm : findings.arms()) {
      if (arm.tests().containsKey(test)) {
        row(html, arm, arm.tests().get(test).scored(findings.study().scoring()).total());
      }
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private boolean isPublished() {
    return findings.arms().stream()
        .filter(arm -> arm.tests().containsKey(test))
        .anyMatch(arm -> findings.study().published().of(arm.name(), test).isPresent());
  }

  private void row(StringBuilder html, ArmFinding arm, Estimate total) {
    String figure = total.seeds() == 0 ? "–" : Shares.percent(total.accuracy());
    html.append(
        "<tr><th scope=\"row\">%s<small>%s%d %s, %,d questions</small></th><td class=\"number\">%s<small>%s</small></td>"
            .formatted(
                StaticPage.text(arm.title()),
                arm.title().equals(arm.name()) ? "" : StaticPage.text(arm.name()) + " – ",
                total.seeds(),
                total.seeds() == 1 ? "seed" : "seeds",
                total.questions(),
                figure,
                total.seeds() == 0 ? "" : Shares.range(total.interval())));
    html.append(
        "<td class=\"plot-cell\"><svg class=\"plot\" height=\"22\" role=\"img\" aria-label=\"%s: %s\">"
            .formatted(StaticPage.text(arm.name()), figure));
    if (total.seeds() > 0) {
      bar(html, total);
    }
    findings.study().published().of(arm.name(), test).ifPresent(theirs -> ring(html, theirs));
    html.append("</svg></td></tr>\n");
  }

  private static void bar(StringBuilder html, Estimate total) {
    double low = 100 * total.interval().low();
    double high = 100 * total.interval().high();
    html.append("<g class=\"run-0\">");
    html.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"0\" y=\"5\" width=\"%.2f%%\" height=\"12\"/>",
            100 * total.accuracy()));
    html.append(
        String.format(
            Locale.ROOT,
            "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"11\" y2=\"11\"/>",
            low,
            high));
    DoubleStream.of(low, high)
        .forEach(end ->
            html.append(
                String.format(
                    Locale.ROOT,
                    "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"7\" y2=\"15\"/>",
                    end,
                    end)));
    html.append("</g>");
  }

  private static void ring(StringBuilder html, Figure theirs) {
    html.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"diamond run-1\" cx=\"%.2f%%\" cy=\"11\" r=\"4\"><title>published: %.1f%%</title></circle>",
            Math.max(0, Math.min(100, theirs.accuracy())),
            theirs.accuracy()));
  }
}
