package org.javoke.lab.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wanted of a study.
 *
 * @param scale by its name
 * @param seeds empty: those of the scale
 * @param arms empty: all; others are added where they are needed
 * @param values that count more than the study's
 * @param out the study's folder
 * @param home Javoke's own folder
 */
public record Choice(
    String scale,
    List<Long> seeds,
    List<String> arms,
    Map<String, List<String>> values,
    Path out,
    Path home) {
  public Choice {
    seeds = List.copyOf(seeds);
    arms = List.copyOf(arms);
    values = Map.copyOf(new LinkedHashMap<>(values));
  }
}
