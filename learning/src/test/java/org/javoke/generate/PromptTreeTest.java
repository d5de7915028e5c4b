package org.javoke.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.javoke.generate.PromptTree.Leaf;
import org.javoke.generate.PromptTree.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptTreeTest {

  private static Tokens run(int start, int count) {
    return Tokens.of(IntStream.range(start, start + count).toArray());
  }

  private static List<Leaf> tree(List<Tokens> prompts) {
    return PromptTree.of(prompts, PromptTree.LEAST_SPARED);
  }

  @Test
  void promptsThatShareNothingHaveNoNodes() {
    List<Leaf> leaves = tree(List.of(run(0, 50), run(100, 50), run(7, 1)));
    assertThat(leaves).extracting(Leaf::index).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.node()).isNull());
    assertThat(tree(List.of())).isEmpty();
  }

  @Test
  void aCommonBeginningIsANode() {
    Tokens system = run(0, 40);
    List<Leaf> leaves = tree(List.of(system.then(run(100, 3)), system.then(run(200, 4))));
    assertThat(leaves).extracting(Leaf::shared).containsExactly(40, 40);
    assertThat(leaves.getFirst().node()).isSameAs(leaves.getLast().node());
  }

  @Test
  void equalPromptsShareAllButTheLastTokenIfTheyAreLong() {
    List<Leaf> leaves = tree(List.of(run(0, 80), run(0, 80), run(0, 80)));
    assertThat(leaves).extracting(Leaf::shared).containsOnly(79);
    // Whoever computes short ones has them as one.
    assertThat(tree(List.of(run(0, 40), run(0, 40)))).extracting(Leaf::shared).containsOnly(0);
  }

  /** Two prompts spare 9 of a run of 9, three spare 18. */
  @Test
  void aShortRunOfManyIsWorthANode() {
    List<Tokens> three =
        List.of(run(0, 9).then(run(50, 9)), run(0, 9).then(run(90, 9)), run(0, 9).then(run(20, 5)));
    assertThat(tree(three)).extracting(Leaf::shared).containsOnly(9);
    assertThat(tree(three.subList(0, 2))).extracting(Leaf::shared).containsOnly(0);
  }

  @Test
  void aShortBeginningIsNotWorthANode() {
    Tokens short_ = run(0, PromptTree.LEAST_SPARED - 1);
    assertThat(tree(List.of(short_.then(run(50, 9)), short_.then(run(90, 9)))))
        .extracting(Leaf::shared)
        .containsOnly(0);
  }

  @Test
  void nodesNest() {
    Tokens system = run(0, 20);
    Tokens tools = system.then(run(100, 20));
    List<Leaf> leaves =
        tree(List.of(tools.then(run(1, 1)), system.then(run(300, 5)), tools.then(run(2, 1))));
    assertThat(leaves).extracting(Leaf::index).containsExactly(0, 2, 1);
    assertThat(leaves).extracting(Leaf::shared).containsExactly(40, 40, 20);
    Node tool = Objects.requireNonNull(leaves.getFirst().node());
    assertThat(tool.parent()).isSameAs(leaves.getLast().node());
    assertThat(tool.tokens()).isEqualTo(run(100, 20));
  }

  /** The path to a leaf spells the beginning of its prompt, and leaves at least one token. */
  @Test
  void pathsSpellPrompts() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 50; round++) {
      List<Tokens> prompts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Tokens from = prompts.isEmpty() ? run(0, 30) : prompts.get(random.nextInt(prompts.size()));
        int kept = random.nextInt(from.length()) + 1;
        prompts.add(
            from.between(0, kept).then(Tokens.of(random.ints(random.nextInt(40), 0, 5).toArray())));
      }
      List<Leaf> leaves = tree(prompts);
      assertThat(leaves).extracting(Leaf::index).doesNotHaveDuplicates().hasSize(60);
      for (Leaf leaf : leaves) {
        Tokens prompt = prompts.get(leaf.index());
        assertThat(leaf.shared()).isLessThan(prompt.length());
        assertThat(path(leaf.node())).isEqualTo(prompt.between(0, leaf.shared()));
      }
    }
  }

  private static Tokens path(@Nullable Node node) {
    return node == null ? Tokens.EMPTY : path(node.parent()).then(node.tokens());
  }
}
