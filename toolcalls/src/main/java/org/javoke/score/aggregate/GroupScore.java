package org.javoke.score.aggregate;

import java.util.List;

/**
 * The score of a group of categories.
 *
 * @param name such as {@code non_live} or {@code overall}
 * @param accuracy from 0 to 1; categories that were not run count as 0, as in the reference
 * @param partial whether a category of the group is missing, so that the number says little
 * @param categories the names of all its categories, of those that were not run too
 */
public record GroupScore(String name, double accuracy, boolean partial, List<String> categories) {
  public GroupScore {
    categories = List.copyOf(categories);
  }
}
