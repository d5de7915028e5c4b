package org.javoke.score.aggregate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.javoke.score.statistics.Accuracy;

/** What was scored in each category, and how many questions those have that were not run. */
final class Categories {

  /**
   * Numbers of questions in BFCL v4, by which the reference weighs categories that were not run.
   */
  static final Map<String, Integer> V4_SIZES =
      Map.ofEntries(
          Map.entry("simple_python", 400),
          Map.entry("simple_java", 100),
          Map.entry("simple_javascript", 50),
          Map.entry("multiple", 200),
          Map.entry("parallel", 200),
          Map.entry("parallel_multiple", 200),
          Map.entry("irrelevance", 240),
          Map.entry("live_simple", 258),
          Map.entry("live_multiple", 1053),
          Map.entry("live_parallel", 16),
          Map.entry("live_parallel_multiple", 24),
          Map.entry("live_irrelevance", 884),
          Map.entry("live_relevance", 16),
          Map.entry("multi_turn_base", 200),
          Map.entry("multi_turn_miss_func", 200),
          Map.entry("multi_turn_miss_param", 200),
          Map.entry("multi_turn_long_context", 200),
          Map.entry("memory_kv", 155),
          Map.entry("memory_vector", 155),
          Map.entry("memory_rec_sum", 155),
          Map.entry("web_search_base", 100),
          Map.entry("web_search_no_snippet", 100));

  private final Map<String, Accuracy> scored;

  Categories(Map<String, Accuracy> scored) {
    this.scored = Map.copyOf(scored);
  }

  Part part(String category) {
    Accuracy accuracy = scored.get(category);
    return accuracy == null || accuracy.total() == 0
        ? new Part(0, V4_SIZES.getOrDefault(category, 0), true, List.of(category))
        : new Part(accuracy.value(), accuracy.total(), false, List.of(category));
  }

  List<Part> parts(String... categories) {
    return Stream.of(categories).map(this::part).toList();
  }
}
