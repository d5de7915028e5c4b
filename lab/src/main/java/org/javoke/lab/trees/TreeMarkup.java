package org.javoke.lab.trees;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.javoke.lab.report.Markup;
import org.javoke.lab.report.StaticPage;
import org.javoke.search.StepPair;
import org.javoke.search.Tree;
import org.javoke.search.TreeNode;

/**
 * Draws a tree as a table: a row for each state, indented by its depth, with the papers' letters.
 * Whatever a model wrote is shown as text.
 */
public final class TreeMarkup {

  private static final int MOST_ROWS = 300;
  private static final int LONGEST_STEP = 600;
  private static final int DEEPEST_INDENT = 12;

  private final Tree tree;
  private final Map<Integer, List<Integer>> children = new HashMap<>();
  private final Set<Integer> chosen = new HashSet<>();
  private final Set<Integer> rejected = new HashSet<>();
  private final StringBuilder html = new StringBuilder();

  private TreeMarkup(Tree tree) {
    this.tree = tree;
    for (TreeNode node : tree.nodes()) {
      children.computeIfAbsent(node.parent(), _ -> new ArrayList<>()).add(node.index());
    }
    for (StepPair pair : tree.pairs()) {
      chosen.add(pair.chosenNode());
      rejected.add(pair.rejectedNode());
    }
  }

  /** Adds the tree to the page. */
  public static void write(Markup page, GrownTrees.Shown shown) {
    Tree tree = shown.tree();
    page.heading("h3", tree.id());
    if (!shown.question().isEmpty()) {
      page.element("pre", shown.question());
    }
    tree.failure().ifPresent(reason -> page.paragraph("It did not grow to its end: " + reason));
    page.paragraph(
        "%,d states, %,d %s; %s."
            .formatted(
                tree.nodes().size(),
                tree.pairs().size(),
                tree.pairs().size() == 1 ? "pair" : "pairs",
                tree.isSolved() ? "a right answer was found" : "no right answer was found"));
    page.markup(new TreeMarkup(tree).table());
  }

  private String table() {
    html.append(
        """
        <div class="table-box"><table class="tree"><thead><tr><th scope="col">step</th>\
        <th scope="col" class="number">Q</th><th scope="col" class="number">N</th>\
        <th scope="col" class="number">p</th><th scope="col" class="number">O</th>\
        <th scope="col" class="number">C</th><th scope="col" class="number">R</th>\
        <th scope="col" class="number">V</th></tr></thead><tbody>
        """);
    int rows = rows();
    html.append("</tbody></table></div>\n");
    if (rows < tree.nodes().size()) {
      html.append(
          "<p class=\"quiet-text\">%,d more states are in the file.</p>%n"
              .formatted(tree.nodes().size() - rows));
    }
    return html.toString();
  }

  /** Depth first, and with a stack of its own: a tree may be a thousand steps deep. */
  private int rows() {
    record Place(int node, int depth) {}
    Deque<Place> left = new ArrayDeque<>();
    left.push(new Place(0, 0));
    int rows = 0;
    while (!left.isEmpty() && rows < MOST_ROWS) {
      Place place = left.pop();
      row(tree.nodes().get(place.node()), place.depth());
      rows++;
      for (int child : children.getOrDefault(place.node(), List.of()).reversed()) {
        left.push(new Place(child, place.depth() + 1));
      }
    }
    return rows;
  }

  private void row(TreeNode node, int depth) {
    html.append("<tr><td class=\"step depth-%d\">".formatted(Math.min(depth, DEEPEST_INDENT)));
    html.append(
        depth == 0
            ? "<span class=\"quiet-text\">the prompt</span>"
            : "<code>" + StaticPage.text(cut(node.step().text())) + "</code>");
    marks(node);
    html.append("</td>");
    number(node.q());
    html.append("<td class=\"number\">%,d</td>".formatted(node.visits()));
    number(node.prior());
    number(node.outcome());
    number(node.confidence());
    number(node.worth());
    number(node.v());
    html.append("</tr>\n");
  }

  private void marks(TreeNode node) {
    if (chosen.contains(node.index())) {
      html.append(" <span class=\"verdict correct\">preferred</span>");
    }
    if (rejected.contains(node.index())) {
      html.append(" <span class=\"verdict wrong\">dispreferred</span>");
    }
    if (node.right()) {
      html.append(" <span class=\"verdict correct\">right</span>");
    } else {
      switch (node.end()) {
        case OPEN -> {}
        case ENDED -> html.append(" <span class=\"verdict\">ended</span>");
        case TOO_LONG -> html.append(" <span class=\"verdict\">too long</span>");
        case NOTHING_DRAWN -> html.append(" <span class=\"verdict\">nothing drawn</span>");
      }
    }
    if (node.injected()) {
      html.append(" <span class=\"tag\">the reference's</span>");
    }
  }

  private static String cut(String step) {
    String text = step.strip();
    return text.length() <= LONGEST_STEP ? text : text.substring(0, LONGEST_STEP) + " …";
  }

  private void number(double value) {
    html.append("<td class=\"number\">")
        // A hair below 0 is 0 to a reader.
        .append(
            Double.isNaN(value)
                ? ""
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("^-(0\\.0+)$", "$1"))
        .append("</td>");
  }
}
