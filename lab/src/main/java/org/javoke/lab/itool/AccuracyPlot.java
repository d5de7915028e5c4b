package org.javoke.lab.itool;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.value.Value;

/** The accuracy after each round: figures, and a bar with its 95% interval as a whisker. */
record AccuracyPlot(List<Map<String, Value>> rounds) {

  /** {@return the plot as markup; empty if nothing was evaluated} */
  String html() {
    List<Map<String, Value>> evaluated =
        rounds.stream().filter(numbers -> numbers.containsKey("accuracy_low")).toList();
    if (evaluated.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            """
            <p class="legend"><span class="quiet-text">whiskers: 95% intervals (Wilson)</span></p>
            <div class="table-box"><table class="scores outcome"><thead><tr>
            <th scope="col">after</th><th scope="col" class="number">right</th>
            <th scope="col" class="plot-cell"><span class="scale"><span>0</span><span>50</span><span>100%</span></span></th>
            </tr></thead><tbody>
            """);
    evaluated.forEach(numbers -> row(html, numbers));
    return html.append("</tbody></table></div>\n").toString();
  }

  private static void row(StringBuilder html, Map<String, Value> numbers) {
    double accuracy = 100 * RoundNumbers.number(numbers, "accuracy");
    double low = 100 * RoundNumbers.number(numbers, "accuracy_low");
    double high = 100 * RoundNumbers.number(numbers, "accuracy_high");
    html.append(
        String.format(
            Locale.ROOT,
            "<tr><th scope=\"row\">%s<small>%,.0f questions</small></th><td class=\"number\">%.1f%%<small>%.1f to %.1f</small></td>",
            name(numbers),
            RoundNumbers.number(numbers, "questions"),
            accuracy,
            low,
            high));
    html.append(
        String.format(
            Locale.ROOT,
            "<td class=\"plot-cell\"><svg class=\"plot\" height=\"17\" role=\"img\" aria-label=\"%.1f%%\"><g class=\"run-0\"><rect x=\"0\" y=\"3\" width=\"%.2f%%\" height=\"11\"/>",
            accuracy,
            accuracy));
    html.append(
        String.format(
            Locale.ROOT,
            "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"8.5\" y2=\"8.5\"/>",
            low,
            high));
    for (double end : new double[] {low, high}) {
      html.append(
          String.format(
              Locale.ROOT,
              "<line class=\"whisker\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"5\" y2=\"12\"/>",
              end,
              end));
    }
    html.append("</g></svg></td></tr>\n");
  }

  /** {@return what the round is called} */
  static String name(Map<String, Value> numbers) {
    int round = (int) RoundNumbers.number(numbers, "round");
    return round == 0 ? "before the rounds" : "round " + round;
  }
}
