package org.javoke.score.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.score.statistics.Accuracy;

/**
 * The group scores of BFCL v3 in its last form (repository ShishirPatil/gorilla, commit 65a1c944).
 * It has no agentic part; irrelevance counts into non-live, relevance and irrelevance into live,
 * and {@code overall} is the plain mean of live, non-live and multi-turn. {@code relevance} and
 * {@code irrelevance} are shown beside and count no further.
 */
public final class V3Scores {

  private final Part simple;
  private final Part nonLive;
  private final Part live;
  private final Part multiTurn;
  private final Part relevance;
  private final Part irrelevance;

  private V3Scores(Categories categories) {
    this.simple =
        Part.unweighted(categories.parts("simple_python", "simple_java", "simple_javascript"));
    List<Part> offline = new ArrayList<>(List.of(simple));
    offline.addAll(categories.parts("multiple", "parallel", "parallel_multiple", "irrelevance"));
    this.nonLive = Part.unweighted(offline);
    this.live =
        Part.weighted(
            categories.parts(
                "live_simple",
                "live_multiple",
                "live_parallel",
                "live_parallel_multiple",
                "live_irrelevance",
                "live_relevance"));
    this.multiTurn =
        Part.unweighted(
            categories.parts(
                "multi_turn_base",
                "multi_turn_miss_func",
                "multi_turn_miss_param",
                "multi_turn_long_context"));
    this.relevance = categories.part("live_relevance");
    this.irrelevance = Part.unweighted(categories.parts("irrelevance", "live_irrelevance"));
  }

  /** {@return the scores of accuracies by BFCL's names of categories} */
  public static V3Scores of(Map<String, Accuracy> scored) {
    return new V3Scores(new Categories(scored));
  }

  /** {@return the groups, {@code overall} last} */
  public List<GroupScore> groups() {
    return List.of(
        simple.named("simple"),
        nonLive.named("non_live"),
        live.named("live"),
        multiTurn.named("multi_turn"),
        relevance.named("relevance"),
        irrelevance.named("irrelevance"),
        Part.unweighted(List.of(live, nonLive, multiTurn)).named("overall"));
  }
}
