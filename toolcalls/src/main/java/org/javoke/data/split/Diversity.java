package org.javoke.data.split;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.javoke.data.CanonicalForm;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.Dataset;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;

/**
 * Two training sets of one size: one of a single category, one of all in equal parts. With it one
 * sees what diversity is worth when the amount is the same.
 */
public final class Diversity {

  private static final String LOW = "low-diversity.jsonl";
  private static final String HIGH = "high-diversity.jsonl";

  private final Dataset data;

  public Diversity(Dataset data) {
    this.data = data;
  }

  /** How many samples of each category went where. */
  public record Outcome(Map<String, Integer> low, Map<String, Integer> high) {}

  /**
   * Writes {@code low-diversity.jsonl} and {@code high-diversity.jsonl}.
   *
   * @param size samples of each
   * @param category that the low one is made of; empty for the largest
   * @throws InputException if there are too few samples, or one would be written over
   */
  public Outcome run(int size, String category, long seed, Path folder) {
    data.requireRepeatable();
    OutputFile.requireApart(data.files(), List.of(folder.resolve(LOW), folder.resolve(HIGH)));
    Traits traits = Traits.of(data);
    Map<String, List<Integer>> categories = new TreeMap<>();
    for (int i = 0; i < traits.size(); i++) {
      categories.computeIfAbsent(traits.at(i).category(), _ -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    categories.values().forEach(indices -> Collections.shuffle(indices, random));
    String single =
        category.isEmpty()
            ? categories.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("")
            : category;
    List<Integer> pool = categories.getOrDefault(single, List.of());
    if (pool.size() < size) {
      throw new InputException(
          "The category \"%s\" has %,d samples, %,d are wanted. There are: %s"
              .formatted(single, pool.size(), size, sizes(categories)));
    }
    Set<Integer> low = new HashSet<>(pool.subList(0, size));
    Set<Integer> high = inEqualParts(categories, size);
    return write(traits, low, high, folder);
  }

  private static Map<String, Integer> sizes(Map<String, List<Integer>> categories) {
    Map<String, Integer> sizes = new TreeMap<>();
    categories.forEach((name, indices) -> sizes.put(name, indices.size()));
    return sizes;
  }

  // One of each in turn: small categories are used up, and the others fill the rest evenly.
  private static Set<Integer> inEqualParts(Map<String, List<Integer>> categories, int size) {
    Set<Integer> chosen = new HashSet<>();
    for (int turn = 0; chosen.size() < size; turn++) {
      int before = chosen.size();
      for (List<Integer> indices : categories.values()) {
        if (turn < indices.size() && chosen.size() < size) {
          chosen.add(indices.get(turn));
        }
      }
      if (chosen.size() == before) {
        throw new InputException(
            "There are %,d samples, %,d are wanted".formatted(chosen.size(), size));
      }
    }
    return chosen;
  }

  private Outcome write(Traits traits, Set<Integer> low, Set<Integer> high, Path folder) {
    Map<String, Integer> lowCounts = new TreeMap<>();
    Map<String, Integer> highCounts = new TreeMap<>();
    try (LineFile lowFile = LineFile.create(folder.resolve(LOW));
        LineFile highFile = LineFile.create(folder.resolve(HIGH))) {
      int[] index = {0};
      data.forEach(
          (_, example) -> {
            int i = index[0]++;
            if (low.contains(i)) {
              lowFile.add(CanonicalForm.write(example));
              lowCounts.merge(traits.at(i).category(), 1, Integer::sum);
            }
            if (high.contains(i)) {
              highFile.add(CanonicalForm.write(example));
              highCounts.merge(traits.at(i).category(), 1, Integer::sum);
            }
          },
          _ -> {});
      lowFile.complete();
      highFile.complete();
    }
    return new Outcome(lowCounts, highCounts);
  }
}
