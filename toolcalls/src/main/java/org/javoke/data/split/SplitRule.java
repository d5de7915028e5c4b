package org.javoke.data.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.javoke.data.split.Traits.Trait;
import org.javoke.input.InputException;

/** By what rule samples go to the one side or the other. */
public sealed interface SplitRule {

  /** Which tools count as a sample's. */
  enum Which {
    /** Those that are offered, called or not. */
    OFFERED,
    /** Those that are called; held-out ones may still be offered in training. */
    CALLED
  }

  /**
   * {@return the side of each sample}
   *
   * @throws InputException if the data cannot be divided so
   */
  List<Side> sides(Traits traits, Random random);

  /** Where a sample goes. */
  enum Side {
    TRAIN,
    TEST
  }

  /**
   * By chance, of each category the same share; samples that ask the same stay together.
   *
   * @param share of the test side, between 0 and 1
   */
  record Share(double share) implements SplitRule {
    public Share {
      requireShare(share);
    }

    @Override
    public List<Side> sides(Traits traits, Random random) {
      Map<String, Map<Long, List<Integer>>> categories = new TreeMap<>();
      Map<Long, String> categoryOf = new HashMap<>(); // a question goes with its first category
      for (int i = 0; i < traits.size(); i++) {
        Trait trait = traits.at(i);
        String category = categoryOf.computeIfAbsent(trait.question(), _ -> trait.category());
        categories
            .computeIfAbsent(category, _ -> new LinkedHashMap<>())
            .computeIfAbsent(trait.question(), _ -> new ArrayList<>())
            .add(i);
      }
      List<Side> sides = all(traits.size());
      double owed = 0; // small categories add up to a share, too
      for (Map<Long, List<Integer>> questions : categories.values()) {
        List<List<Integer>> groups = new ArrayList<>(questions.values());
        Collections.shuffle(groups, random);
        int size = groups.stream().mapToInt(List::size).sum();
        owed += size * share;
        for (List<Integer> group : groups) {
          if (owed < group.size() / 2.0) {
            break;
          }
          owed -= group.size();
          group.forEach(index -> sides.set(index, Side.TEST));
        }
      }
      return sides;
    }
  }

  /**
   * No tool of the test side occurs in training. Samples that share a tool, over however many
   * others, stay together, so what is divided are the groups that share none.
   *
   * @param share of the test side, between 0 and 1, as nearly as the groups allow
   */
  record UnseenTools(double share, Which which) implements SplitRule {
    public UnseenTools {
      requireShare(share);
    }

    @Override
    public List<Side> sides(Traits traits, Random random) {
      Map<Integer, List<Integer>> groups = ToolGroups.of(traits, which);
      List<List<Integer>> shuffled = new ArrayList<>(groups.values());
      Collections.shuffle(shuffled, random);
      long wanted = Math.round(traits.size() * share);
      long taken = 0;
      List<Side> sides = all(traits.size());
      for (List<Integer> group : shuffled) {
        // Half too many is no nearer than half too few.
        if (taken < wanted && taken + group.size() <= wanted + wanted / 2) {
          taken += group.size();
          group.forEach(index -> sides.set(index, Side.TEST));
        }
      }
      if (taken == 0) {
        int largest = groups.values().stream().mapToInt(List::size).max().orElse(0);
        throw new InputException(
            "The data cannot be divided by tools: %,d of %,d samples share tools with each other%s"
                .formatted(
                    largest,
                    traits.size(),
                    which == Which.OFFERED
                        ? ". Count only the tools that are called (--count called), or offer fewer."
                        : ". Choose another rule, or a larger share."));
      }
      return sides;
    }
  }

  /**
   * Samples of some patterns or categories are the test side, and no others.
   *
   * @param names of patterns, such as {@code parallel_multiple}, or of categories
   */
  record UnseenPatterns(Set<String> names) implements SplitRule {
    public UnseenPatterns {
      names = Set.copyOf(names);
    }

    @Override
    public List<Side> sides(Traits traits, Random random) {
      List<Side> sides = all(traits.size());
      Set<String> known = new TreeSet<>();
      boolean any = false;
      for (int i = 0; i < traits.size(); i++) {
        Trait trait = traits.at(i);
        known.add(trait.pattern().label());
        known.add(trait.category());
        if (names.contains(trait.pattern().label()) || names.contains(trait.category())) {
          sides.set(i, Side.TEST);
          any = true;
        }
      }
      if (!any) {
        throw new InputException(
            "No sample is of the pattern %s. There are: %s"
                .formatted(String.join(", ", names), String.join(", ", known)));
      }
      return sides;
    }
  }

  private static List<Side> all(int size) {
    return new ArrayList<>(Collections.nCopies(size, Side.TRAIN));
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new InputException(
          "the share of the test side is " + share + ", expected more than 0 and less than 1");
    }
  }
}
