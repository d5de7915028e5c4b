package org.javoke.score.aggregate;

import java.util.List;
import java.util.Map;
import org.javoke.score.statistics.Accuracy;

/**
 * The group scores of BFCL v4 ({@code eval_checker/eval_runner_helper.py} of bfcl-eval 2026.3.23).
 * Groups are plain means of their parts, but for {@code live}, where every question weighs the
 * same; {@code overall} is 10% non-live, 10% live, 10% irrelevance, 30% multi-turn, 40% agentic.
 */
public final class V4Scores {

  private final Categories categories;
  private final Part simple;
  private final Part nonLive;
  private final Part live;
  private final Part multiTurn;
  private final Part webSearch;
  private final Part memory;
  private final Part agentic;
  private final Part irrelevance;
  private final Part overall;

  private V4Scores(Categories categories) {
    this.categories = categories;
    this.simple =
        Part.unweighted(categories.parts("simple_python", "simple_java", "simple_javascript"));
    this.nonLive =
        Part.unweighted(
            List.of(
                simple,
                categories.part("multiple"),
                categories.part("parallel"),
                categories.part("parallel_multiple")));
    this.live =
        Part.weighted(
            categories.parts(
                "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple"));
    this.multiTurn =
        Part.unweighted(
            categories.parts(
                "multi_turn_base",
                "multi_turn_miss_func",
                "multi_turn_miss_param",
                "multi_turn_long_context"));
    this.webSearch = Part.unweighted(categories.parts("web_search_base", "web_search_no_snippet"));
    this.memory = Part.unweighted(categories.parts("memory_kv", "memory_vector", "memory_rec_sum"));
    this.agentic = Part.unweighted(List.of(webSearch, memory));
    this.irrelevance = Part.unweighted(categories.parts("irrelevance", "live_irrelevance"));
    this.overall =
        Part.percentages(
            List.of(nonLive, live, irrelevance, multiTurn, agentic), 10, 10, 10, 30, 40);
  }

  /**
   * {@return the scores}
   *
   * @param scored accuracies by BFCL's names of categories; those that are not there, or have no
   *     scored question, were not run
   */
  public static V4Scores of(Map<String, Accuracy> scored) {
    return new V4Scores(new Categories(scored));
  }

  /** {@return the groups in the leaderboard's order, {@code overall} last} */
  public List<GroupScore> groups() {
    return List.of(
        simple.named("simple"),
        nonLive.named("non_live"),
        live.named("live"),
        multiTurn.named("multi_turn"),
        webSearch.named("web_search"),
        memory.named("memory"),
        agentic.named("agentic"),
        categories.part("live_relevance").named("relevance"),
        irrelevance.named("irrelevance"),
        overall.named("overall"));
  }

  /** {@return the tables that the reference writes as CSV files, by the files' names} */
  public Map<String, ScoreTable> tables() {
    return Map.of(
        "data_overall", overallTable(),
        "data_non_live", nonLiveTable(),
        "data_live", liveTable(),
        "data_multi_turn", multiTurnTable(),
        "data_agentic", agenticTable());
  }

  private ScoreTable nonLiveTable() {
    return new ScoreTable()
        .counted("Non-Live Overall Acc", nonLive)
        .shown("AST Summary", nonLive)
        .shown("Simple AST", simple)
        .shown("Python Simple AST", categories.part("simple_python"))
        .shown("Java Simple AST", categories.part("simple_java"))
        .shown("JavaScript Simple AST", categories.part("simple_javascript"))
        .shown("Multiple AST", categories.part("multiple"))
        .shown("Parallel AST", categories.part("parallel"))
        .shown("Parallel Multiple AST", categories.part("parallel_multiple"))
        .shown("Irrelevance Detection", categories.part("irrelevance"));
  }

  private ScoreTable liveTable() {
    return new ScoreTable()
        .counted("Live Overall Acc", live)
        .shown("AST Summary", live)
        .shown("Python Simple AST", categories.part("live_simple"))
        .shown("Python Multiple AST", categories.part("live_multiple"))
        .shown("Python Parallel AST", categories.part("live_parallel"))
        .shown("Python Parallel Multiple AST", categories.part("live_parallel_multiple"))
        .shown("Irrelevance Detection", categories.part("live_irrelevance"))
        .shown("Relevance Detection", categories.part("live_relevance"));
  }

  private ScoreTable multiTurnTable() {
    return new ScoreTable()
        .counted("Multi Turn Overall Acc", multiTurn)
        .shown("Base", categories.part("multi_turn_base"))
        .shown("Miss Func", categories.part("multi_turn_miss_func"))
        .shown("Miss Param", categories.part("multi_turn_miss_param"))
        .shown("Long Context", categories.part("multi_turn_long_context"));
  }

  private ScoreTable agenticTable() {
    return new ScoreTable()
        .counted("Agentic Overall Acc", agentic)
        .shown("Web Search Summary", webSearch)
        .shown("Web Search Base", categories.part("web_search_base"))
        .shown("Web Search No Snippet", categories.part("web_search_no_snippet"))
        .shown("Memory Summary", memory)
        .shown("Memory KV", categories.part("memory_kv"))
        .shown("Memory Vector", categories.part("memory_vector"))
        .shown("Memory Recursive Summarization", categories.part("memory_rec_sum"));
  }

  private ScoreTable overallTable() {
    return new ScoreTable()
        .counted("Overall Acc", overall)
        .shown("Non-Live AST Acc", nonLive)
        .shown("Non-Live Simple AST", simple)
        .shown("Non-Live Multiple AST", categories.part("multiple"))
        .shown("Non-Live Parallel AST", categories.part("parallel"))
        .shown("Non-Live Parallel Multiple AST", categories.part("parallel_multiple"))
        .counted("Live Acc", live)
        .shown("Live Simple AST", categories.part("live_simple"))
        .shown("Live Multiple AST", categories.part("live_multiple"))
        .shown("Live Parallel AST", categories.part("live_parallel"))
        .shown("Live Parallel Multiple AST", categories.part("live_parallel_multiple"))
        .counted("Multi Turn Acc", multiTurn)
        .shown("Multi Turn Base", categories.part("multi_turn_base"))
        .shown("Multi Turn Miss Func", categories.part("multi_turn_miss_func"))
        .shown("Multi Turn Miss Param", categories.part("multi_turn_miss_param"))
        .shown("Multi Turn Long Context", categories.part("multi_turn_long_context"))
        .shown("Web Search Acc", webSearch)
        .shown("Web Search Base", categories.part("web_search_base"))
        .shown("Web Search No Snippet", categories.part("web_search_no_snippet"))
        .shown("Memory Acc", memory)
        .shown("Memory KV", categories.part("memory_kv"))
        .shown("Memory Vector", categories.part("memory_vector"))
        .shown("Memory Recursive Summarization", categories.part("memory_rec_sum"))
        .shown("Relevance Detection", categories.part("live_relevance"))
        .shown("Irrelevance Detection", irrelevance);
  }
}
