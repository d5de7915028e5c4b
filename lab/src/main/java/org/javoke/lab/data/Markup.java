package org.javoke.lab.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.report.StaticPage;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;

/** Markup of a page while it is written; all texts are data and shown as they are. */
final class Markup {

  private final StringBuilder html = new StringBuilder();

  void heading(String level, String text) {
    element(level, text);
  }

  void paragraph(String text) {
    element("p", text);
  }

  void element(String name, String text) {
    html.append('<').append(name).append('>').append(StaticPage.text(text));
    close(name);
  }

  void open(String name, String id) {
    html.append("<%s id=\"%s\">\n".formatted(name, StaticPage.text(id)));
  }

  void close(String name) {
    html.append("</").append(name).append(">\n");
  }

  @SafeVarargs
  final void figures(Map.Entry<String, String>... figures) {
    html.append("<dl class=\"figures\">");
    for (Map.Entry<String, String> figure : figures) {
      html.append("<div><dt>")
          .append(StaticPage.text(figure.getKey()))
          .append("</dt><dd><b>")
          .append(StaticPage.text(figure.getValue()))
          .append("</b></dd></div>");
    }
    html.append("</dl>\n");
  }

  void table(Table table) {
    html.append("<div class=\"table-box\"><table><thead><tr>");
    for (Table.Column column : table.columns()) {
      html.append(column.side() == Side.RIGHT ? "<th class=\"number\">" : "<th>")
          .append(StaticPage.text(column.heading()))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (List<Cell> row : table.rows()) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        boolean number = table.columns().get(i).side() == Side.RIGHT;
        html.append(number ? "<td class=\"number\">" : "<td>")
            .append(cell(row.get(i)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private static String cell(Cell cell) {
    String text = StaticPage.text(cell.text());
    return cell.tone() == Tone.BAD ? "<span class=\"verdict wrong\">" + text + "</span>" : text;
  }

  /** A line that opens to show a longer text. */
  void details(String line, String text) {
    html.append("<details><summary>")
        .append(StaticPage.text(line))
        .append("</summary><pre>")
        .append(StaticPage.text(text))
        .append("</pre></details>\n");
  }

  /** A sample's text: what bears loss is marked, and special tokens look it. */
  void tokens(List<PreviewedSample.Piece> pieces) {
    html.append("<pre class=\"tokens\">");
    for (PreviewedSample.Piece piece : pieces) {
      String text = StaticPage.text(piece.text());
      String inner = piece.special() ? "<b>" + text + "</b>" : text;
      html.append(piece.learned() ? "<mark>" + inner + "</mark>" : inner);
    }
    html.append("</pre>\n");
  }

  /**
   * A bar for each value.
   *
   * @param labels below the bars at the left and the right end, and in each bar's title
   */
  void histogram(String caption, List<String> labels, long[] values) {
    long most = 1;
    for (long value : values) {
      most = Math.max(most, value);
    }
    html.append("<figure><figcaption>").append(StaticPage.text(caption)).append("</figcaption>");
    html.append(
        "<svg class=\"histogram\" viewBox=\"0 0 %d 100\" preserveAspectRatio=\"none\" height=\"120\" role=\"img\" aria-label=\"%s\">"
            .formatted(values.length * 10, StaticPage.text(caption)));
    for (int i = 0; i < values.length; i++) {
      double height = 100.0 * values[i] / most;
      html.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%.2f\" width=\"8\" height=\"%.2f\"><title>%s: %,d</title></rect>",
              i * 10 + 1,
              100 - height,
              height,
              StaticPage.text(labels.get(i)),
              values[i]));
    }
    html.append("</svg><p class=\"ends\"><span>")
        .append(StaticPage.text(labels.getFirst()))
        .append("</span><span>")
        .append(StaticPage.text(labels.getLast()))
        .append("</span></p></figure>\n");
  }

  String page(String title) {
    return StaticPage.html(title, html.toString());
  }
}
