package org.javoke.search;

import java.util.List;
import java.util.Optional;
import org.javoke.policy.Told;
import org.javoke.policy.Usage;

/**
 * What came of a problem.
 *
 * @param id the problem's
 * @param failure why the tree did not grow to its end; empty where it did
 * @param nodes the root first, parents before their children; what there was where it failed
 * @param pairs preferred and dispreferred steps, by their node
 */
public record Tree(
    String id,
    Optional<String> failure,
    List<TreeNode> nodes,
    List<StepPair> pairs,
    Effort effort) {

  public Tree {
    nodes = List.copyOf(nodes);
    pairs = List.copyOf(pairs);
  }

  /**
   * What a tree took, if every ask of it had been a request of its own.
   *
   * @param asks of the model
   * @param promptTokens of all asks, where the model counts them
   * @param drawnTokens of all asks, where the model counts them
   */
  public record Effort(long asks, long promptTokens, long drawnTokens) {
    public static final Effort NONE = new Effort(0, 0, 0);

    static Effort of(List<Told> told) {
      long prompt = 0;
      long drawn = 0;
      for (Told one : told) {
        Usage usage = one.usage();
        prompt += usage.promptTokens().orElse(0);
        drawn += usage.completionTokens().orElse(0);
      }
      return new Effort(told.size(), prompt, drawn);
    }

    public Effort plus(Effort other) {
      return new Effort(
          asks + other.asks, promptTokens + other.promptTokens, drawnTokens + other.drawnTokens);
    }
  }

  /** {@return whether an answer in it is right} */
  public boolean isSolved() {
    return nodes.stream().anyMatch(TreeNode::right);
  }

  /** {@return the whole answer up to a node} */
  public String answer(int node) {
    StringBuilder answer = new StringBuilder();
    for (int i = node; i >= 0; i = nodes.get(i).parent()) {
      answer.insert(0, nodes.get(i).step().text());
    }
    return answer.toString();
  }
}
