package org.javoke.lab.watch;

import java.util.List;
import java.util.Locale;
import org.javoke.lab.report.StaticPage;

/** Draws curves over steps as SVG, which needs no script. */
final class LineChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 220;
  private static final int LEFT = 64;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;
  private static final int LINES = 4;

  private final List<Curve> curves;
  private final int firstStep;
  private final int lastStep;
  private final double least;
  private final double most;

  private LineChart(List<Curve> curves) {
    this.curves = curves.stream().map(Curve::thinned).toList();
    this.firstStep =
        curves.stream().mapToInt(one -> one.points().getFirst().step()).min().orElse(0);
    this.lastStep = curves.stream().mapToInt(one -> one.points().getLast().step()).max().orElse(1);
    double low = this.curves.stream().mapToDouble(Curve::least).min().orElse(0);
    double high = this.curves.stream().mapToDouble(Curve::most).max().orElse(1);
    // A flat line is drawn in the middle.
    double room = high > low ? 0 : Math.max(Math.abs(high) * 0.1, 1e-9);
    this.least = low - room;
    this.most = high + room;
  }

  /**
   * {@return a figure with its caption}
   *
   * @param curves each with a point at least
   */
  static String html(String caption, List<Curve> curves) {
    LineChart chart = new LineChart(curves);
    StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption>");
    html.append(StaticPage.text(caption)).append("</figcaption>");
    html.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, HEIGHT, StaticPage.text(chart.described(caption))));
    chart.grid(html);
    for (int i = 0; i < chart.curves.size(); i++) {
      chart.line(html, chart.curves.get(i), i);
    }
    html.append("</svg>");
    if (curves.size() > 1) {
      html.append("<p class=\"legend\">");
      for (int i = 0; i < curves.size(); i++) {
        html.append(
            "<span class=\"run-%d\">%s</span> "
                .formatted(i % 6, StaticPage.text(curves.get(i).name())));
      }
      html.append("</p>");
    }
    return html.append("</figure>\n").toString();
  }

  private String described(String caption) {
    StringBuilder text = new StringBuilder(caption);
    for (Curve curve : curves) {
      text.append(
          "; %s from %s to %s, last %s"
              .formatted(
                  curve.name(),
                  number(curve.least()),
                  number(curve.most()),
                  number(curve.points().getLast().value())));
    }
    return text.toString();
  }

  private void grid(StringBuilder html) {
    for (int i = 0; i <= LINES; i++) {
      double value = least + (most - least) * i / LINES;
      html.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value),
              LEFT - 6,
              y(value) + 4,
              number(value)));
    }
    html.append(
        "<text x=\"%d\" y=\"%d\">%,d</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">step %,d</text>"
            .formatted(LEFT, HEIGHT - 6, firstStep, WIDTH - RIGHT, HEIGHT - 6, lastStep));
  }

  private void line(StringBuilder html, Curve curve, int colour) {
    html.append("<g class=\"run-%d\">".formatted(colour % 6));
    if (curve.points().size() > 1) {
      html.append("<polyline points=\"");
      curve
          .points()
          .forEach(point ->
              html.append(
                  String.format(Locale.ROOT, "%.1f,%.1f ", x(point.step()), y(point.value()))));
      html.append("\"/>");
    }
    if (curve.points().size() <= 40) {
      curve.points().forEach(point -> dot(html, curve.name(), point));
    }
    html.append("</g>");
  }

  private void dot(StringBuilder html, String name, Curve.Point point) {
    html.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s, step %d: %s</title></circle>",
            x(point.step()),
            y(point.value()),
            StaticPage.text(name),
            point.step(),
            number(point.value())));
  }

  private double x(int step) {
    double share =
        lastStep == firstStep ? 0.5 : (step - firstStep) / (double) (lastStep - firstStep);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return TOP + (most - value) / (most - least) * (HEIGHT - TOP - BOTTOM);
  }

  static String number(double value) {
    double size = Math.abs(value);
    return size != 0 && (size < 1e-3 || size >= 1e6)
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
