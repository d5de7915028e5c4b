package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.javoke.lab.findings.ArmFinding.TestFinding;
import org.javoke.lab.report.StaticPage;
import org.javoke.lab.study.Study.Figure;

/**
 * {@code study.svg}: a bar with its 95% interval for each arm, test by test, and what others found
 * as a ring. It needs nothing beside it, so that a page in Markdown can show it.
 */
final class ResultDrawing {

  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int RIGHT = 70;
  private static final int ROW = 22;
  private static final int HEADING = 30;
  private static final int LONGEST = 38;
  private static final String STYLE =
      "<style>text{font:12px sans-serif;fill:#444}.h{font-weight:bold}.n{fill:#222}rect{fill:#7aa6d8}line{stroke:#222}.g{stroke:#ddd}circle{fill:none;stroke:#c2410c;stroke-width:2}</style>";

  private final Findings findings;
  private final StringBuilder body = new StringBuilder();
  private int y = 8;

  private ResultDrawing(Findings findings) {
    this.findings = findings;
  }

  static String of(Findings findings) {
    ResultDrawing drawing = new ResultDrawing(findings);
    findings.tests().forEach(drawing::test);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%s<rect width=\"100%%\" height=\"100%%\" style=\"fill:#fff\"/>%s</svg>\n"
        .formatted(
            WIDTH,
            drawing.y + ROW,
            WIDTH,
            drawing.y + ROW,
            StaticPage.text("accuracy of each arm of " + findings.study().title()),
            STYLE,
            drawing.body);
  }

  private void test(String test) {
    List<ArmFinding> arms =
        findings.arms().stream().filter(arm -> arm.tests().containsKey(test)).toList();
    y += HEADING;
    text(8, y - 10, "h", "start", "accuracy on " + test + ", bars with 95%" + rings(test));
    int top = y;
    int bottom = y + arms.size() * ROW;
    for (int percent = 0; percent <= 100; percent += 25) {
      line("g", x(percent), top, x(percent), bottom);
      text(x(percent), bottom + 14, "", "middle", percent + "%");
    }
    arms.forEach(arm -> row(arm, test));
    y += ROW;
  }

  private String rings(String test) {
    List<Figure> theirs = new ArrayList<>();
    findings
        .arms()
        .forEach(arm -> findings.study().published().of(arm.name(), test).ifPresent(theirs::add));
    return theirs.isEmpty() ? "" : "; rings: published";
  }

  private void row(ArmFinding arm, String test) {
    TestFinding found = arm.tests().get(test);
    Estimate total =
        found == null ? Estimate.NONE : found.scored(findings.study().scoring()).total();
    double middle = y + ROW / 2.0;
    text(LEFT - 8, middle + 4, "", "end", shortened(arm.title()));
    if (total.seeds() > 0) {
      double low = x(100 * total.interval().low());
      double high = x(100 * total.interval().high());
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"12\"/>",
              LEFT,
              middle - 6,
              x(100 * total.accuracy()) - LEFT));
      line("", low, middle, high, middle);
      line("", low, middle - 4, low, middle + 4);
      line("", high, middle - 4, high, middle + 4);
      text(WIDTH - 8, middle + 4, "n", "end", Shares.percent(total.accuracy()));
    }
    Optional<Figure> theirs = findings.study().published().of(arm.name(), test);
    theirs.ifPresent(figure ->
        body.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                x(Math.clamp(figure.accuracy(), 0, 100)),
                middle)));
    y += ROW;
  }

  private static String shortened(String title) {
    return title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
  }

  private void text(double x, double at, String kind, String anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\"%s text-anchor=\"%s\">%s</text>",
            x,
            at,
            kind.isEmpty() ? "" : " class=\"" + kind + "\"",
            anchor,
            StaticPage.text(text)));
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line%s x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            kind.isEmpty() ? "" : " class=\"" + kind + "\"",
            x1,
            y1,
            x2,
            y2));
  }

  private static double x(double percent) {
    return LEFT + percent / 100 * (WIDTH - LEFT - RIGHT);
  }
}
