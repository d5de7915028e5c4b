package org.javoke.score.aggregate;

import java.util.List;

/**
 * A category or a group on the way to a larger group.
 *
 * @param accuracy 0 where it was not run
 * @param count its number of questions
 * @param partial whether it, or anything in it, was not run
 * @param categories it, or what is in it, whether it was run or not
 */
record Part(double accuracy, int count, boolean partial, List<String> categories) {

  /** {@return the mean in which every part weighs the same} */
  static Part unweighted(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.accuracy;
    }
    return new Part(sum / parts.size(), count(parts), anyPartial(parts), categories(parts));
  }

  /** {@return the mean in which every question weighs the same} */
  static Part weighted(List<Part> parts) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.accuracy * part.count;
    }
    int count = count(parts);
    return new Part(count == 0 ? 0 : sum / count, count, anyPartial(parts), categories(parts));
  }

  /** {@return the sum in which each part has its percentage} */
  static Part percentages(List<Part> parts, int... percentages) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum += parts.get(i).accuracy * (percentages[i] / 100.0);
    }
    return new Part(sum, count(parts), anyPartial(parts), categories(parts));
  }

  private static int count(List<Part> parts) {
    return parts.stream().mapToInt(Part::count).sum();
  }

  private static boolean anyPartial(List<Part> parts) {
    return parts.stream().anyMatch(Part::partial);
  }

  private static List<String> categories(List<Part> parts) {
    return parts.stream().flatMap(part -> part.categories.stream()).distinct().toList();
  }

  GroupScore named(String name) {
    return new GroupScore(name, accuracy, partial, categories);
  }
}
