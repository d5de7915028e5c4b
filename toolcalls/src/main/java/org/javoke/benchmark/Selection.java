package org.javoke.benchmark;

import java.util.List;
import java.util.OptionalInt;

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
}
