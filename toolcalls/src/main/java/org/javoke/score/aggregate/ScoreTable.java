package org.javoke.score.aggregate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One row of a leaderboard table: scores by their column's heading. Columns are accuracies from 0
 * to 1, empty where the reference shows "N/A".
 */
public final class ScoreTable {

  private final Map<String, OptionalDouble> columns = new LinkedHashMap<>();

  ScoreTable() {}

  /** A column that shows a number even where categories are missing. */
  ScoreTable counted(String heading, Part part) {
    columns.put(heading, OptionalDouble.of(part.accuracy()));
    return this;
  }

  /** A column that is empty where a category is missing. */
  ScoreTable shown(String heading, Part part) {
    columns.put(
        heading, part.partial() ? OptionalDouble.empty() : OptionalDouble.of(part.accuracy()));
    return this;
  }

  /** {@return the scores in the order of the columns} */
  public Map<String, OptionalDouble> columns() {
    return Collections.unmodifiableMap(columns);
  }

  /** {@return the columns' texts as in the reference's CSV files: {@code 61.48%} or {@code N/A}} */
  public Map<String, String> csv() {
    Map<String, String> texts = new LinkedHashMap<>();
    columns.forEach((heading, score) ->
        texts.put(heading, score.isPresent() ? Rounded.percent(score.getAsDouble()) : "N/A"));
    return texts;
  }
}
