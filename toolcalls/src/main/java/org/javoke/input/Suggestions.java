package org.javoke.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant by a name that does not exist. */
public final class Suggestions {

  private static final int MAX_LENGTH = 200;

  private Suggestions() {}

  /** {@return the known names, those first that are closest to the wanted one by edit distance} */
  public static List<String> closestFirst(String wanted, Collection<String> known) {
    String lower = lower(wanted);
    return known.stream()
        .sorted(Comparator.comparingInt(name -> distance(lower, lower(name))))
        .toList();
  }

  /**
   * {@return at most so many of {@link #closestFirst}, separated by commas, with the count left}
   */
  public static String listed(String wanted, Collection<String> known, int limit) {
    List<String> sorted = closestFirst(wanted, known);
    String shown = String.join(", ", sorted.subList(0, Math.min(limit, sorted.size())));
    int left = sorted.size() - limit;
    return left > 0 ? "%s and %,d more".formatted(shown, left) : shown;
  }

  /** {@return the closest known name, if more of it agrees than differs} */
  public static Optional<String> nearest(String wanted, Collection<String> known) {
    String lower = lower(wanted);
    return closestFirst(wanted, known).stream()
        .findFirst()
        .filter(name -> {
          int longer = Math.max(lower.length(), lower(name).length());
          return 2 * distance(lower, lower(name)) < longer;
        });
  }

  // Levenshtein's distance, one row at a time.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String lower(String name) {
    String bounded = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
    return bounded.toLowerCase(Locale.ROOT);
  }
}
