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

  @Test
  void promptsThatShareNothingHaveNoNodes() {
    List<Leaf> leaves = PromptTree.of(List.of(run(0, 50), run(100, 50), run(7, 1)));
    assertThat(leaves).extracting(Leaf::index).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.node()).isNull());
    assertThat(PromptTree.of(List.of())).isEmpty();
  }

  @Test
  void aCommonBeginningIsANode() {
    Tokens system = run(0, 40);
    List<Leaf> leaves = PromptTree.of(List.of(system.then(run(100, 3)), system.then(run(200, 4))));
    assertThat(leaves).extracting(Leaf::shared).containsExactly(40, 40);
    assertThat(leaves.getFirst().node()).isSameAs(leaves.getLast().node());
  }

  @Test
  void equalPromptsShareAllButTheLastToken() {
    List<Leaf> leaves = PromptTree.of(List.of(run(0, 40), run(0, 40), run(0, 40)));
    assertThat(leaves).extracting(Leaf::shared).containsOnly(39);
  }

  @Test
  void aShortBeginningIsNotWorthANode() {
    Tokens short_ = run(0, PromptTree.SHORTEST_RUN - 1);
    assertThat(PromptTree.of(List.of(short_.then(run(50, 9)), short_.then(run(90, 9)))))
        .extracting(Leaf::shared)
        .containsOnly(0);
  }

  @Test
  void nodesNest() {
    Tokens system = run(0, 20);
    Tokens tools = system.then(run(100, 20));
    List<Leaf> leaves =
        PromptTree.of(
            List.of(tools.then(run(1, 1)), system.then(run(300, 5)), tools.then(run(2, 1))));
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
      List<Leaf> leaves = PromptTree.of(prompts);
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
