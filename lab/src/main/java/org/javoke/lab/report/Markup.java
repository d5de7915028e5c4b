package org.javoke.lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;

/** Markup of a page while it is written; all texts are data and shown as they are. */
public final class Markup {

  private final StringBuilder html = new StringBuilder();

  public void heading(String level, String text) {
    element(level, text);
  }

  public void paragraph(String text) {
    element("p", text);
  }

  public void element(String name, String text) {
    html.append('<').append(name).append('>').append(StaticPage.text(text));
    close(name);
  }

  public void open(String name, String id) {
    html.append("<%s id=\"%s\">\n".formatted(name, StaticPage.text(id)));
  }

  public void close(String name) {
    html.append("</").append(name).append(">\n");
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list only reads it.
  public final void figures(Map.Entry<String, String>... figures) {
    figures(List.of(figures));
  }

  public void figures(List<Map.Entry<String, String>> figures) {
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

  public void table(Table table) {
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
  public void details(String line, String text) {
    html.append("<details><summary>")
        .append(StaticPage.text(line))
        .append("</summary><pre>")
        .append(StaticPage.text(text))
        .append("</pre></details>\n");
  }

  /**
   * A bar for each value.
   *
   * @param labels below the bars at the left and the right end, and in each bar's title
   */
  public void histogram(String caption, List<String> labels, long[] values) {
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

  /** Adds markup; whatever comes from data in it must have gone through {@link StaticPage#text}. */
  public void markup(String written) {
    html.append(written);
  }

  public String page(String title) {
    return page(title, "data");
  }

  /**
   * {@return the page}
   *
   * @param part of Javoke that it belongs to, a word
   */
  public String page(String title, String part) {
    return StaticPage.html(title, part, html.toString());
  }
}
