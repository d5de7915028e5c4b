package org.javoke.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.search.StepPair.Side;
import org.javoke.search.TreeNode.End;
import org.javoke.value.Value;

/**
 * Trees as JSON, one object each: what {@code trees.jsonl} holds. Nodes carry the papers' letters:
 * p, O, C, R, r, Q, V, N. A number that is not known is left out.
 */
public final class TreeJson {

  private TreeJson() {}

  public static Value.Fields write(Tree tree) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", Value.of(tree.id()));
    tree.failure().ifPresent(reason -> fields.put("failure", Value.of(reason)));
    fields.put("solved", Value.of(tree.isSolved()));
    fields.put("asks", Value.of(tree.effort().asks()));
    fields.put("prompt_tokens", Value.of(tree.effort().promptTokens()));
    fields.put("drawn_tokens", Value.of(tree.effort().drawnTokens()));
    fields.put("nodes", Value.of(tree.nodes().stream().map(TreeJson::node).toList()));
    fields.put("pairs", Value.of(tree.pairs().stream().map(TreeJson::pair).toList()));
    return new Value.Fields(fields);
  }

  private static Value node(TreeNode node) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("node", Value.of(node.index()));
    fields.put("parent", Value.of(node.parent()));
    fields.put("step", Value.of(node.step().text()));
    fields.put("kind", Value.of(lower(node.step().kind())));
    fields.put("in_list", Value.of(node.step().inList()));
    fields.put("end", Value.of(lower(node.end())));
    fields.put("right", Value.of(node.right()));
    fields.put("injected", Value.of(node.injected()));
    fields.put("samples", Value.of(node.samples()));
    fields.put("tokens", Value.of(node.tokens()));
    put(fields, "logprob", node.logprob());
    put(fields, "p", node.prior());
    put(fields, "O", node.outcome());
    put(fields, "C", node.confidence());
    put(fields, "R", node.worth());
    put(fields, "r", node.reward());
    put(fields, "Q", node.q());
    put(fields, "V", node.v());
    fields.put("N", Value.of(node.visits()));
    return new Value.Fields(fields);
  }

  private static Value pair(StepPair pair) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("node", Value.of(pair.node()));
    fields.put("chosen_node", Value.of(pair.chosenNode()));
    fields.put("rejected_node", Value.of(pair.rejectedNode()));
    fields.put("begun", Value.of(pair.begun()));
    fields.put("chosen", side(pair.chosen()));
    fields.put("rejected", side(pair.rejected()));
    put(fields, "gap", pair.gap());
    return new Value.Fields(fields);
  }

  private static Value side(Side side) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("text", Value.of(side.text()));
    fields.put("ends", Value.of(side.ends()));
    put(fields, "Q", side.q());
    fields.put("N", Value.of(side.visits()));
    return new Value.Fields(fields);
  }

  // JSON has no word for infinity.
  private static void put(Map<String, Value> fields, String key, double number) {
    if (Double.isInfinite(number)) {
      fields.put(key, Value.of(Double.toString(number)));
    } else if (!Double.isNaN(number)) {
      fields.put(key, Value.of(number));
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the tree that the object is}
   *
   * @throws InputException if it is none
   */
  public static Tree read(Value.Fields object) {
    TreeFields fields = new TreeFields(object);
    String id = fields.text("id");
    List<TreeNode> nodes = new ArrayList<>();
    for (TreeFields node : fields.objects("nodes")) {
      nodes.add(node(node, nodes.size()));
    }
    if (nodes.isEmpty()) {
      throw new InputException("the tree '%s' has no nodes, expected a root".formatted(id));
    }
    List<StepPair> pairs =
        fields.objects("pairs").stream().map(pair -> pair(pair, nodes.size())).toList();
    return new Tree(
        id,
        fields.has("failure") ? Optional.of(fields.text("failure")) : Optional.empty(),
        nodes,
        pairs,
        new Tree.Effort(
            fields.whole("asks"), fields.whole("prompt_tokens"), fields.whole("drawn_tokens")));
  }

  private static TreeNode node(TreeFields fields, int index) {
    int parent = fields.index("parent", -1, index - 1);
    if (fields.whole("node") != index || (parent < 0) != (index == 0)) {
      throw new InputException(
          "a tree's node %d has the parent %d in place %d: expected parents before their children"
              .formatted(fields.whole("node"), parent, index));
    }
    Step step =
        new Step(
            fields.text("step"), fields.constant("kind", Step.Kind.class), fields.truth("in_list"));
    return new TreeNode(
        index,
        parent,
        step,
        fields.constant("end", End.class),
        fields.truth("injected"),
        fields.count("samples"),
        fields.number("logprob"),
        fields.count("tokens"),
        fields.number("p"),
        fields.number("O"),
        fields.number("C"),
        fields.truth("right"),
        fields.number("R"),
        fields.number("r"),
        fields.number("Q"),
        fields.number("V"),
        fields.count("N"));
  }

  private static StepPair pair(TreeFields fields, int nodes) {
    return new StepPair(
        fields.index("node", 0, nodes - 1),
        fields.index("chosen_node", 0, nodes - 1),
        fields.index("rejected_node", 0, nodes - 1),
        fields.text("begun"),
        side(fields.object("chosen")),
        side(fields.object("rejected")),
        fields.number("gap"));
  }

  private static Side side(TreeFields fields) {
    return new Side(
        fields.text("text"), fields.truth("ends"), fields.number("Q"), fields.count("N"));
  }
}
