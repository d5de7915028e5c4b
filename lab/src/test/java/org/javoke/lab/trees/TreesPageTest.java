package org.javoke.lab.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.search.Step;
import org.javoke.search.StepPair;
import org.javoke.search.StepPair.Side;
import org.javoke.search.Tree;
import org.javoke.search.TreeJson;
import org.javoke.search.TreeNode;
import org.javoke.search.TreeNode.End;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesPageTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'&";

  @TempDir private Path folder;

  private static TreeNode node(
      int index, int parent, String text, End end, boolean right, double q) {
    return new TreeNode(
        index,
        parent,
        new Step(text, Step.Kind.CALL, false),
        end,
        index == 2,
        1,
        -0.5,
        3,
        index == 0 ? Double.NaN : 0.25,
        right ? 1 : 0,
        0.5,
        right,
        right ? 1.5 : 0.5,
        0,
        q,
        0,
        index == 0 ? 2 : 1);
  }

  private static Tree tree(String id) {
    return new Tree(
        id,
        Optional.empty(),
        List.of(
            node(0, -1, "", End.OPEN, false, 0),
            node(1, 0, "good()" + HOSTILE, End.ENDED, true, 1),
            node(2, 0, "bad()", End.ENDED, false, -0.0001)),
        List.of(
            new StepPair(
                0, 1, 2, "", new Side("good()", true, 1, 1), new Side("bad()", true, 0, 1), 1)),
        Tree.Effort.NONE);
  }

  private Path write(List<Tree> trees) throws IOException {
    return Files.write(
        folder.resolve("trees.jsonl"),
        trees.stream().map(tree -> Json.write(TreeJson.write(tree))).toList());
  }

  private String page(List<Tree> trees, String data) throws IOException {
    Path page = folder.resolve("trees.html");
    Path file = Files.writeString(folder.resolve("data.jsonl"), data);
    TreesPage.write(write(trees), file, page);
    return Files.readString(page);
  }

  @Test
  void stepsPairsAndTheQuestionAreShownAsText() throws IOException {
    String page =
        page(
            List.of(tree("one<b>")),
            """
            {"id": "one<b>", "messages": [{"role": "user", "content": "Why <i>not</i>?"}]}
            """);
    assertThat(page)
        .contains("one&lt;b&gt;", "Why &lt;i&gt;not&lt;/i&gt;?")
        .contains("good()&lt;script&gt;alert(1)")
        .contains("preferred</span>", "dispreferred</span>", "right</span>", "the reference's")
        .contains("<td class=\"number\">1.500</td>") // R = O + C = 1 + 0.5
        .contains("<td class=\"number\">0.000</td>") // Q of -0.0001
        .doesNotContain("<script", "-0.000", "<b>one", "<i>");
  }

  @Test
  void ofManyTreesSomeAreShownEvenlyAndAllAreCounted() throws IOException {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      trees.add(tree("t" + i));
    }
    GrownTrees grown = GrownTrees.read(write(trees), folder.resolve("gone.jsonl"), 3);
    assertThat(grown.counts().trees()).isEqualTo(10);
    assertThat(grown.gaps()).hasSize(10).containsOnly(1.0);
    assertThat(grown.withPairs()).isEqualTo(10);
    // floor(3 (place + 1) / 10) goes up at places 3, 6 and 9.
    assertThat(grown.shown().stream().map(shown -> shown.tree().id()))
        .containsExactly("t3", "t6", "t9");
    assertThat(grown.shown()).allSatisfy(shown -> assertThat(shown.question()).isEmpty());
  }

  @Test
  void aTreeOfAThousandStepsIsCutAndNotNested() throws IOException {
    List<TreeNode> nodes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      nodes.add(node(i, i - 1, "step " + i + "x".repeat(5000), End.OPEN, false, 0));
    }
    Tree deep = new Tree("deep", Optional.of("killed"), nodes, List.of(), Tree.Effort.NONE);
    String page = page(List.of(deep), "");
    assertThat(page)
        .contains("It did not grow to its end: killed", "700 more states", "depth-12")
        .doesNotContain("depth-13");
    assertThat(page.length()).isLessThan(500_000);
  }

  @Test
  void noTreesAreAPageTooAndNoFileIsSaid() throws IOException {
    assertThat(page(List.of(), "")).contains("0 of 0 trees");
    assertThatThrownBy(
            () -> TreesPage.write(folder.resolve("none"), folder, folder.resolve("out.html")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none");
  }
}
