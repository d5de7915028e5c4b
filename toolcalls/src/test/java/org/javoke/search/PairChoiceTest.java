package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.javoke.search.SearchSettings.PairRule;
import org.javoke.search.TreeNode.End;
import org.junit.jupiter.api.Test;

class PairChoiceTest {

  private static final double ANY = Double.NEGATIVE_INFINITY;

  private final List<SearchNode> nodes = new ArrayList<>(List.of(SearchNode.root()));

  private SearchNode root() {
    return nodes.getFirst();
  }

  private SearchNode add(SearchNode parent, String text, double q) {
    return add(parent, text, text, q, End.OPEN);
  }

  private SearchNode add(SearchNode parent, String text, String says, double q, End end) {
    Candidate candidate =
        new Candidate(
            new Step(text, Step.Kind.SENTENCE, false),
            new Content.Words(says),
            end == End.ENDED,
            false,
            1,
            -1,
            1);
    SearchNode node = SearchNode.child(nodes.size(), parent, candidate, end, -1);
    node.q = q;
    node.prior = 0.1;
    nodes.add(node);
    parent.children.add(node);
    return node;
  }

  private List<StepPair> pairs(PairRule rule) {
    return new PairChoice(rule).pairs(nodes);
  }

  private static PairRule rule(double minGap, double maxOverlap, double minPreferred, int most) {
    return new PairRule(false, minGap, maxOverlap, minPreferred, most, false, false);
  }

  @Test
  void highestIsPreferredToLowest() {
    add(root(), "one", 0.2);
    SearchNode high = add(root(), "two", 0.7);
    SearchNode low = add(root(), "three", -0.1);
    assertThat(pairs(rule(0, 1, ANY, 8)))
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.chosenNode()).isEqualTo(high.index);
          assertThat(pair.rejectedNode()).isEqualTo(low.index);
          assertThat(pair.gap()).isCloseTo(0.8, within(1e-12)); // 0.7 - -0.1
        });
  }

  @Test
  void equalValuesAndOnlyChildrenGiveNone() {
    add(root(), "one", 0.2);
    assertThat(pairs(rule(0, 1, ANY, 8))).isEmpty();
    add(root(), "two", 0.2);
    assertThat(pairs(rule(0, 1, ANY, 8))).isEmpty();
  }

  @Test
  void stepsThatSayTheSameAreNeverPaired() {
    add(root(), "a  b", "a b", 0.9, End.OPEN);
    add(root(), "a b", "a b", 0.1, End.OPEN);
    assertThat(pairs(rule(0, 1, ANY, 8))).isEmpty();
    SearchNode other = add(root(), "c", 0.3);
    // 0.9 - 0.3 = 0.6 is wider than 0.3 - 0.1 = 0.2
    assertThat(pairs(rule(0, 1, ANY, 8)))
        .singleElement()
        .extracting(StepPair::rejectedNode)
        .isEqualTo(other.index);
  }

  @Test
  void thresholdsHold() {
    add(root(), "look it up now", 0.5);
    add(root(), "look it up", 0.3);
    assertThat(pairs(rule(0.1, 1, ANY, 8))).hasSize(1);
    assertThat(pairs(rule(0.3, 1, ANY, 8))).isEmpty(); // the gap is 0.2
    assertThat(pairs(rule(0.1, 0.75, ANY, 8))).hasSize(1); // three of four words in common
    assertThat(pairs(rule(0.1, 0.74, ANY, 8))).isEmpty();
    assertThat(pairs(rule(0.1, 1, 0.5, 8))).hasSize(1);
    assertThat(pairs(rule(0.1, 1, 0.6, 8))).isEmpty();
  }

  @Test
  void theWidestOfATreeAreKeptInTheOrderOfTheirNodes() {
    SearchNode a = add(root(), "a", 1);
    SearchNode b = add(root(), "b", 0.5); // root: 0.5
    add(a, "c", 1);
    add(a, "d", 0); // a: 1
    add(b, "e", 1);
    add(b, "f", -1); // b: 2
    assertThat(pairs(rule(0, 1, ANY, 2)))
        .extracting(StepPair::node)
        .containsExactly(a.index, b.index);
    assertThat(pairs(rule(0, 1, ANY, 0))).isEmpty();
  }

  @Test
  void onTheBestPathOnly() {
    SearchNode a = add(root(), "a", 1);
    SearchNode b = add(root(), "b", 0.5);
    add(a, "c", 1);
    add(a, "d", 0);
    add(b, "e", 1);
    add(b, "f", -1);
    assertThat(pairs(new PairRule(true, 0, 1, ANY, 8, false, false)))
        .extracting(StepPair::node)
        .containsExactly(0, a.index);
  }

  @Test
  void treesWithoutARightAnswerMayBeLeftOut() {
    SearchNode a = add(root(), "a", 1);
    add(root(), "b", 0);
    PairRule solved = new PairRule(false, 0, 1, ANY, 8, true, false);
    assertThat(pairs(solved)).isEmpty();
    a.right = true;
    assertThat(pairs(solved)).hasSize(1);
  }

  @Test
  void stepsThatWereNotWalkedMayBeLeftOut() {
    SearchNode walked = add(root(), "walked", -1);
    walked.visits = 2;
    SearchNode unknown = add(root(), "unknown", 0);
    SearchNode wrong = add(root(), "wrong", "wrong", -0.5, End.ENDED);
    // All that is known is wrong: what was never walked would be preferred for that.
    assertThat(pairs(new PairRule(false, 0, 1, ANY, 8, false, false)))
        .singleElement()
        .satisfies(pair -> assertThat(pair.chosenNode()).isEqualTo(unknown.index));
    // An answer that ends is judged without a walk.
    assertThat(pairs(new PairRule(false, 0, 1, ANY, 8, false, true)))
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.chosenNode()).isEqualTo(wrong.index);
          assertThat(pair.rejectedNode()).isEqualTo(walked.index);
        });
  }
}
