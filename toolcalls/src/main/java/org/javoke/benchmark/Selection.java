package org.javoke.benchmark;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.javoke.input.ChoiceException;
import org.javoke.input.Suggestions;

/**
 * Which questions of a benchmark are asked. The three narrow each other: of the categories, those
 * with the ids, and of those the first ones up to the limit.
 *
 * @param categories names of categories or of groups of them; empty means all that can be run
 * @param ids empty means all
 * @param limit the most questions of the whole run, taken in the benchmark's order
 */
public record Selection(List<String> categories, List<String> ids, OptionalInt limit) {

  public static final Selection ALL = new Selection(List.of(), List.of(), OptionalInt.empty());

  public Selection {
    categories = List.copyOf(categories);
    ids = List.copyOf(ids);
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit.getAsInt());
    }
  }

  public Selection withCategories(List<String> others) {
    return new Selection(others, ids, limit);
  }

  public Selection withIds(List<String> others) {
    return new Selection(categories, others, limit);
  }

  public Selection withLimit(int most) {
    return new Selection(categories, ids, OptionalInt.of(most));
  }

  /**
   * {@return the chosen ones of these questions, in their order} Categories are the benchmark's own
   * business and play no part here.
   *
   * @param questions by id
   * @throws ChoiceException if an id is not among them
   */
  public List<Question> pick(Map<String, Question> questions) {
    List<String> unknown = ids.stream().filter(id -> !questions.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw new ChoiceException(
          "There is no question with the id \"%s\"%s among the %,d that can be chosen from. %s"
              .formatted(
                  unknown.getFirst(),
                  unknown.size() == 1 ? "" : " (nor %,d others)".formatted(unknown.size() - 1),
                  questions.size(),
                  "The nearest are: "
                      + Suggestions.listed(unknown.getFirst(), questions.keySet(), 5)));
    }
    Set<String> wanted = Set.copyOf(ids);
    return questions.values().stream()
        .filter(question -> wanted.isEmpty() || wanted.contains(question.id()))
        .limit(limit.orElse(Integer.MAX_VALUE))
        .toList();
  }
}
