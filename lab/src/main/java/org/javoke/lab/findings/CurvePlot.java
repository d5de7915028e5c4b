package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.report.StaticPage;
import org.javoke.score.statistics.Interval;

/** Accuracy over the study's axis, a line for each of its lines, with 95% intervals. */
final class CurvePlot {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 48;
  private static final int RIGHT = 16;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;

  /** Between the whiskers of lines that have a place on the axis in common. */
  private static final int APART = 6;

  private record Point(String arm, double x, double y, Interval interval) {}

  private final Map<String, List<Point>> lines;
  private final double first;
  private final double last;
  private final double most;
  private final double step;

  private CurvePlot(Map<String, List<Point>> lines) {
    this.lines = lines;
    List<Point> all = lines.values().stream().flatMap(List::stream).toList();
    this.first = all.stream().mapToDouble(Point::x).min().orElse(0);
    this.last = all.stream().mapToDouble(Point::x).max().orElse(1);
    double high = all.stream().mapToDouble(point -> point.interval().high()).max().orElse(1);
    this.step = high <= 0.1 ? 0.02 : high <= 0.25 ? 0.05 : high <= 0.5 ? 0.1 : 0.2;
    this.most = Math.min(1, Math.ceil(high / step - 1e-9) * step);
  }

  /** {@return the plot as markup; empty where there are not two places on the axis} */
  static String html(Findings findings, String test) {
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    for (ArmFinding arm : findings.arms()) {
      if (arm.x() == null || !arm.tests().containsKey(test)) {
        continue;
      }
      Estimate total = arm.tests().get(test).scored(findings.study().scoring()).total();
      if (total.seeds() > 0) {
        lines
            .computeIfAbsent(arm.line().isEmpty() ? test : arm.line(), _ -> new ArrayList<>())
            .add(new Point(arm.name(), arm.x(), total.accuracy(), total.interval()));
      }
    }
    lines.values().forEach(points -> points.sort(Comparator.comparingDouble(Point::x)));
    CurvePlot plot = new CurvePlot(lines);
    return plot.last > plot.first ? plot.draw(findings.study().axis(), test) : "";
  }

  private String draw(String axis, String test) {
    StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption>");
    html.append(StaticPage.text("accuracy on %s over %s".formatted(test, axis)));
    html.append(
        "</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, HEIGHT, StaticPage.text("accuracy over " + axis)));
    grid(html, axis);
    int colour = 0;
    for (List<Point> points : lines.values()) {
      line(html, points, colour % 6, APART * (colour - (lines.size() - 1) / 2.0));
      colour++;
    }
    html.append("</svg><p class=\"legend\">");
    colour = 0;
    for (String name : lines.keySet()) {
      html.append(
          "<span class=\"run-%d\"><i class=\"swatch\"></i>%s</span> "
              .formatted(colour++ % 6, StaticPage.text(name)));
    }
    return html.append("</p></figure>\n").toString();
  }

  private void grid(StringBuilder html, String axis) {
    for (int i = 0; i <= Math.round(most / step); i++) {
      double value = i * step;
      html.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f%%</text>",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value),
              LEFT - 6,
              y(value) + 4,
              100 * value));
    }
    lines.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Point::x)
        .distinct()
        .forEach(x ->
            html.append(
                String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(x),
                    HEIGHT - 22,
                    number(x))));
    html.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
            .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, StaticPage.text(axis)));
  }

  private void line(StringBuilder html, List<Point> points, int colour, double aside) {
    html.append("<g class=\"run-%d\"><polyline points=\"".formatted(colour));
    points.forEach(point ->
        html.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()) + aside, y(point.y()))));
    html.append("\"/>");
    for (Point point : points) {
      html.append(
          String.format(
              Locale.ROOT,
              "<line class=\"whisker\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\"/><circle cx=\"%1$.1f\" cy=\"%4$.1f\" r=\"3\"><title>%5$s: %6$s (%7$s)</title></circle>",
              x(point.x()) + aside,
              y(Math.min(most, point.interval().high())),
              y(point.interval().low()),
              y(point.y()),
              StaticPage.text(point.arm()),
              Shares.percent(point.y()),
              Shares.range(point.interval())));
    }
    html.append("</g>");
  }

  private static String number(double x) {
    return x == Math.rint(x)
        ? String.format(Locale.ROOT, "%.0f", x)
        : String.format(Locale.ROOT, "%.3g", x);
  }

  private double x(double value) {
    return LEFT + 20 + (value - first) / (last - first) * (WIDTH - LEFT - RIGHT - 40);
  }

  private double y(double value) {
    return TOP + (most - value) / most * (HEIGHT - TOP - BOTTOM);
  }
}
