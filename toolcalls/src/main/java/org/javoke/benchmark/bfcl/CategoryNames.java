package org.javoke.benchmark.bfcl;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.input.Suggestions;
import org.javoke.schema.Language;

/** Resolves the names of categories, and the names that the reference gives to sets of them. */
final class CategoryNames {

  private static final Map<String, Predicate<BfclCategory>> SETS = sets();

  private CategoryNames() {}

  /**
   * {@return the categories that the names stand for, in the benchmark's order; for no names all
   * that can be run} A set named {@code all} or {@code python} stands for those of its categories
   * that can be run; a category asked for by its own name must be one that can.
   *
   * @throws InputException if a name is unknown, or stands for nothing that can be run
   */
  static Set<BfclCategory> resolve(List<String> names) {
    if (names.isEmpty()) {
      return EnumSet.copyOf(BfclCategory.runnable());
    }
    return names.stream()
        .flatMap(name -> resolve(name.strip()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(BfclCategory.class)));
  }

  private static Stream<BfclCategory> resolve(String name) {
    Predicate<BfclCategory> set = SETS.get(name);
    if (set != null) {
      List<BfclCategory> runnable = BfclCategory.runnable().stream().filter(set).toList();
      if (runnable.isEmpty()) {
        throw notYet(name);
      }
      return runnable.stream();
    }
    BfclCategory category = BfclCategory.labelled(name).orElseThrow(() -> unknown(name));
    if (!category.group().isRunnable()) {
      throw notYet(name);
    }
    return Stream.of(category);
  }

  private static ChoiceException unknown(String name) {
    List<String> known =
        Stream.concat(
                Arrays.stream(BfclCategory.values()).map(BfclCategory::label),
                SETS.keySet().stream())
            .distinct()
            .toList();
    return new ChoiceException(
        "BFCL has no category \"%s\". There are: %s"
            .formatted(name, Suggestions.listed(name, known, known.size())));
  }

  private static ChoiceException notYet(String name) {
    return new ChoiceException(
        "BFCL's \"%s\" cannot be run yet. These categories can: %s"
            .formatted(
                name,
                BfclCategory.runnable().stream()
                    .map(BfclCategory::label)
                    .collect(Collectors.joining(", "))));
  }

  private static Map<String, Predicate<BfclCategory>> sets() {
    Map<String, Predicate<BfclCategory>> sets = new LinkedHashMap<>();
    sets.put("all", _ -> true);
    sets.put("all_scoring", category -> category.group() != BfclGroup.FORMAT_SENSITIVITY);
    sets.put("single_turn", category -> category.group().isSingleTurn());
    sets.put("multi_turn", category -> category.group() == BfclGroup.MULTI_TURN);
    sets.put("live", category -> category.group() == BfclGroup.LIVE);
    sets.put("non_live", category -> category.group() == BfclGroup.NON_LIVE);
    sets.put(
        "python",
        category -> category.group().isSingleTurn() && category.language() == Language.PYTHON);
    sets.put("non_python", category -> category.language() != Language.PYTHON);
    sets.put("memory", category -> category.label().startsWith("memory_"));
    sets.put("web_search", category -> category.label().startsWith("web_search_"));
    sets.put("agentic", category -> category.group() == BfclGroup.AGENTIC);
    return sets;
  }
}
