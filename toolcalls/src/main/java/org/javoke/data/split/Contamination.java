package org.javoke.data.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.javoke.data.Example;
import org.javoke.data.Hash;
import org.javoke.data.Words;
import org.javoke.data.read.Dataset;
import org.javoke.data.read.Origin;
import org.javoke.schema.Tool;

/**
 * What of a test set stands in a training set: the same questions, in the same words or in large
 * parts, and the same tools. The test set is kept in memory, the training set is read through.
 */
public final class Contamination {

  /** A question counts as found in parts from this share of its runs of words on. */
  public static final double PARTS = 0.5;

  private final int run;
  private final List<Tested> tested = new ArrayList<>();
  private final Map<Long, List<Integer>> byQuestion = new HashMap<>();
  private final Map<Long, Integer> runs = new HashMap<>();
  private final BitSet seenRuns = new BitSet();
  private final Map<String, Long> toolsOfTest = new HashMap<>();
  private final Set<String> sameTools = new TreeSet<>();
  private final Set<String> otherSchemas = new TreeSet<>();
  private long trained;

  private Contamination(int run) {
    this.run = run;
  }

  private static final class Tested {
    private final Origin origin;
    private final String question;
    private final int[] runs;
    private String same = "";

    Tested(Origin origin, String question, int[] runs) {
      this.origin = origin;
      this.question = question;
      this.runs = runs;
    }
  }

  /**
   * A test sample that training gives away.
   *
   * @param share of its runs of words that stand in training
   * @param where the same question stands; empty where only parts do
   */
  public record Found(Origin test, String question, double share, String where) {}

  /**
   * What was found.
   *
   * @param same test samples whose question is asked in the same words
   * @param inParts others of which at least half of the runs of words stand in training
   * @param sameTools tools that both sets offer with the same schema
   * @param otherSchemas tools that both offer under the same name, with another schema
   */
  public record Outcome(
      long tested,
      long trained,
      int run,
      List<Found> same,
      List<Found> inParts,
      int toolsOfTest,
      Set<String> sameTools,
      Set<String> otherSchemas) {}

  /**
   * {@return what of the test set stands in the training set}
   *
   * @param run words of a run; 8 is usual. A shorter question is one run.
   */
  public static Outcome between(Dataset train, Dataset test, int run, IntConsumer progress) {
    Contamination contamination = new Contamination(run);
    test.forEach(contamination::addTest, progress);
    train.forEach(contamination::addTrain, progress);
    return contamination.outcome();
  }

  private void addTest(Origin origin, Example example) {
    List<String> words = Words.of(example.question());
    int[] ids =
        Words.runs(words, run).stream()
            .distinct()
            .mapToInt(hash -> runs.computeIfAbsent(hash, _ -> runs.size()))
            .toArray();
    if (!words.isEmpty()) {
      byQuestion.computeIfAbsent(Words.hash(words), _ -> new ArrayList<>()).add(tested.size());
    }
    tested.add(new Tested(origin, example.question(), ids));
    example.tools().forEach(tool -> toolsOfTest.putIfAbsent(tool.name(), schema(tool)));
  }

  private void addTrain(Origin origin, Example example) {
    trained++;
    List<String> words = Words.of(example.question());
    for (int index : byQuestion.getOrDefault(Words.hash(words), List.of())) {
      Tested test = tested.get(index);
      if (test.same.isEmpty()) {
        test.same = origin.toString();
      }
    }
    // Questions shorter than a run are one run of their own length: those are found as a whole.
    for (long hash : Words.runs(words, run)) {
      Integer id = runs.get(hash);
      if (id != null) {
        seenRuns.set(id);
      }
    }
    for (Tool tool : new HashSet<>(example.tools())) {
      Long schema = toolsOfTest.get(tool.name());
      if (schema != null) {
        (schema == schema(tool) ? sameTools : otherSchemas).add(tool.name());
      }
    }
  }

  private static long schema(Tool tool) {
    return Hash.of(tool.parameters());
  }

  private Outcome outcome() {
    List<Found> same = new ArrayList<>();
    List<Found> inParts = new ArrayList<>();
    for (Tested test : tested) {
      int seen = 0;
      for (int id : test.runs) {
        seen += seenRuns.get(id) ? 1 : 0;
      }
      double share = test.runs.length == 0 ? 0 : (double) seen / test.runs.length;
      Found found = new Found(test.origin, test.question, share, test.same);
      if (!test.same.isEmpty()) {
        same.add(found);
      } else if (share >= PARTS) {
        inParts.add(found);
      }
    }
    return new Outcome(
        tested.size(),
        trained,
        run,
        same,
        inParts,
        toolsOfTest.size(),
        Set.copyOf(sameTools),
        Set.copyOf(otherSchemas));
  }
}
