package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.javoke.search.SearchSettings.Backup;
import org.javoke.search.SearchSettings.Selection;
import org.javoke.search.SearchSettings.Selection.Rule;
import org.javoke.search.TreeNode.End;
import org.junit.jupiter.api.Test;

class PuctTest {

  private static final Puct PUCT =
      new Puct(new Selection(Rule.PUCT, 2, 1.25, false), new Backup(0.5, false));

  private final SearchNode root = SearchNode.root();

  private SearchNode child(SearchNode parent, double q, double prior, int visits) {
    Candidate candidate =
        new Candidate(
            new Step("s", Step.Kind.SENTENCE, false),
            new Content.Words("s"),
            false,
            false,
            1,
            0,
            1);
    SearchNode child = SearchNode.child(1, parent, candidate, End.OPEN, -1);
    child.q = q;
    child.reward = q;
    child.prior = prior;
    child.visits = visits;
    parent.children.add(child);
    return child;
  }

  @Test
  void scoresAsEquation5() {
    root.visits = 9;
    SearchNode child = child(root, 0.3, 0.4, 2);
    // Q + c p √N(s) / (1 + N(s')) = 0.3 + 2 · 0.4 · √9 / (1 + 2) = 0.3 + 0.8
    assertThat(PUCT.score(root, child)).isCloseTo(1.1, within(1e-12));
  }

  @Test
  void selectsTheHighestScore() {
    root.visits = 4;
    SearchNode valued = child(root, 0.5, 0.1, 3); // 0.5 + 2 · 0.1 · 2 / 4 = 0.6
    SearchNode likely = child(root, 0.0, 0.5, 2); // 0.0 + 2 · 0.5 · 2 / 3 = 0.667
    assertThat(PUCT.select(root)).isSameAs(likely);
    likely.visits = 3; // 0.0 + 2 · 0.5 · 2 / 4 = 0.5
    assertThat(PUCT.select(root)).isSameAs(valued);
  }

  @Test
  void ofEqualScoresTheLikelierThenTheEarlierIsSelected() {
    root.visits = 0; // √0: the prior has no say in the score
    SearchNode first = child(root, 0.2, 0.1, 0);
    assertThat(PUCT.select(root)).isSameAs(first);
    child(root, 0.2, 0.1, 0);
    assertThat(PUCT.select(root)).isSameAs(first);
    SearchNode likelier = child(root, 0.2, 0.3, 0);
    assertThat(PUCT.select(root)).isSameAs(likelier);
  }

  @Test
  void theAuthorsCodeSelectsOtherwise() {
    Puct code = new Puct(new Selection(Rule.ITOOL_CODE, 1, 0, false), new Backup(1, false));
    root.visits = 3;
    SearchNode child = child(root, 0.6, 0.5, 2);
    // 0.6 · 2 / 3 + 0.5 · √(ln 3 / 3) = 0.4 + 0.5 · 0.605146
    assertThat(code.score(root, child)).isCloseTo(0.702573, within(1e-6));
    root.visits = 0;
    assertThat(code.score(root, child)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void priorsAreNormalisedByLength() {
    // exp(-2.5 / 4^1.25) = exp(-2.5 / 5.656854) = exp(-0.441942)
    assertThat(PUCT.prior(-2.5, 4)).isCloseTo(0.642787, within(1e-6));
    Puct plain = new Puct(new Selection(Rule.PUCT, 1, 0, false), new Backup(1, false));
    assertThat(plain.prior(Math.log(0.25), 7)).isCloseTo(0.25, within(1e-12));
    assertThat(plain.prior(Double.NEGATIVE_INFINITY, 7)).isZero();
  }

  @Test
  void backsUpAsEquations8And9() {
    SearchNode left = child(root, 0.4, 0.5, 1);
    SearchNode right = child(root, 0.1, 0.5, 0);
    SearchNode end = child(left, 0.8, 1, 0);
    root.visits = 1;
    PUCT.back(List.of(root, left, end));
    // end: N 1, no children, V = 0, Q = 0.8 + 0.5 · 0
    assertThat(end.q).isEqualTo(0.8);
    // left: N 2, V = 1 · 0.8 / 1 = 0.8, Q = 0.4 + 0.5 · 0.8 = 0.8
    assertThat(left.visits).isEqualTo(2);
    assertThat(left.v).isEqualTo(0.8);
    assertThat(left.q).isCloseTo(0.8, within(1e-12));
    // root: N 2, V = (2 · 0.8 + 0 · 0.1) / 2 = 0.8
    assertThat(root.v).isCloseTo(0.8, within(1e-12));
    PUCT.back(List.of(root, right));
    // right: N 1, Q = 0.1; root: V = (2 · 0.8 + 1 · 0.1) / 3
    assertThat(root.v).isCloseTo(1.7 / 3, within(1e-12));
    assertThat(root.visits).isEqualTo(3);
  }

  @Test
  void theUnvisitedMayCountAsVisitedOnce() {
    Puct counting = new Puct(new Selection(Rule.PUCT, 1, 0, false), new Backup(1, true));
    SearchNode left = child(root, 0.6, 0.5, 0);
    child(root, 0.0, 0.5, 0);
    counting.back(List.of(root, left));
    assertThat(root.v).isCloseTo((1 * 0.6 + 1 * 0.0) / 2, within(1e-12));
  }
}
