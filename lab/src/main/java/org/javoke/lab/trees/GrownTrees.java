package org.javoke.lab.trees;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.search.StepPair;
import org.javoke.search.Tree;
import org.javoke.search.TreeCounts;
import org.javoke.search.TreeJson;
import org.javoke.value.Value;

/**
 * The trees of a file, however many, in little memory: the counts of all, and some to show.
 *
 * @param gaps of all pairs: the difference of Q
 * @param withPairs trees that gave a pair
 * @param shown trees, evenly over the file, with what was asked where that is known
 */
public record GrownTrees(TreeCounts counts, List<Double> gaps, int withPairs, List<Shown> shown) {

  private static final int LONGEST_QUESTION = 2000;

  public GrownTrees {
    gaps = List.copyOf(gaps);
    shown = List.copyOf(shown);
  }

  /**
   * A tree that is shown.
   *
   * @param question empty where it is not known
   */
  public record Shown(Tree tree, String question) {}

  /**
   * {@return what the file holds}
   *
   * @param trees {@code trees.jsonl} of a search
   * @param data what they were grown for; if it is gone, questions are not shown
   * @param most trees to show
   * @throws org.javoke.input.InputException if the file cannot be read, or holds something else
   */
  public static GrownTrees read(Path trees, Path data, int most) {
    int[] lines = {0};
    JsonLines.forEach(trees, _ -> lines[0]++);
    TreeCounts[] counts = {TreeCounts.NONE};
    List<Double> gaps = new ArrayList<>();
    int[] withPairs = {0};
    List<Tree> chosen = new ArrayList<>();
    JsonLines.forEach(
        trees,
        line -> {
          Tree tree = TreeJson.read(line.object());
          int place = counts[0].trees();
          counts[0] = counts[0].with(tree);
          tree.pairs().stream().map(StepPair::gap).filter(Double::isFinite).forEach(gaps::add);
          withPairs[0] += tree.pairs().isEmpty() ? 0 : 1;
          if (isChosen(place, lines[0], most)) {
            chosen.add(tree);
          }
        });
    Map<String, String> questions = questions(data, chosen);
    return new GrownTrees(
        counts[0],
        gaps,
        withPairs[0],
        chosen.stream()
            .map(tree -> new Shown(tree, questions.getOrDefault(tree.id(), "")))
            .toList());
  }

  private static boolean isChosen(int place, int all, int most) {
    // The trees at which a count of `most` over all of them goes up by one.
    return (long) (place + 1) * Math.min(most, all) / all
        > (long) place * Math.min(most, all) / all;
  }

  private static Map<String, String> questions(Path data, List<Tree> trees) {
    Map<String, String> questions = new HashMap<>();
    if (Files.exists(data)) {
      trees.forEach(tree -> questions.put(tree.id(), ""));
      JsonLines.read(
          data, line -> questions.computeIfPresent(id(line), (_, _) -> question(line)), _ -> {});
    }
    return questions;
  }

  // As a search names its problems.
  private static String id(JsonLine line) {
    Value own = line.value() instanceof Value.Fields fields ? fields.at("id") : null;
    return switch (own) {
      case Value.Text(String text) -> text;
      case Value.Int(var number) -> number.toString();
      case null, default -> "line " + line.number();
    };
  }

  private static String question(JsonLine line) {
    String question = "";
    if (line.object().at("messages") instanceof Value.Items(List<Value> messages)) {
      for (Value message : messages) {
        if (message instanceof Value.Fields fields
            && Value.of("user").equals(fields.at("role"))
            && fields.at("content") instanceof Value.Text(String text)) {
          question = text;
        }
      }
    }
    return question.length() <= LONGEST_QUESTION
        ? question
        : question.substring(0, LONGEST_QUESTION) + " …";
  }
}
