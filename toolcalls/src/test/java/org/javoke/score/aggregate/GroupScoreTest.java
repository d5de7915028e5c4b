package org.javoke.score.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.javoke.score.statistics.Accuracy;
import org.junit.jupiter.api.Test;

class GroupScoreTest {

  @Test
  void missingCategoriesCountAsZeroAndMarkTheGroupPartial() {
    // simple = (0.9 + 0 + 0) / 3 = 0.3
    GroupScore simple =
        V4Scores.of(Map.of("simple_python", new Accuracy(9, 10))).groups().getFirst();
    assertThat(simple.name()).isEqualTo("simple");
    assertThat(simple.accuracy()).isEqualTo(0.9 / 3);
    assertThat(simple.partial()).isTrue();
  }

  @Test
  void relevanceAndIrrelevanceOfTheThirdVersionStandBeside() {
    Map<String, Accuracy> scored =
        Map.of(
            "live_relevance", new Accuracy(12, 16),
            "irrelevance", new Accuracy(1, 2),
            "live_irrelevance", new Accuracy(100, 100));

    assertThat(V3Scores.of(scored).groups())
        .filteredOn(group -> group.name().endsWith("relevance"))
        .extracting(GroupScore::name, GroupScore::accuracy)
        .containsExactly(
            tuple("relevance", 0.75), // 12 / 16
            tuple("irrelevance", 0.75)); // (0.5 + 1) / 2
  }

  @Test
  void completeGroupsAreNotPartial() {
    GroupScore simple =
        V3Scores.of(
                Map.of(
                    "simple_python", new Accuracy(1, 2),
                    "simple_java", new Accuracy(1, 2),
                    "simple_javascript", new Accuracy(1, 2)))
            .groups()
            .getFirst();
    assertThat(simple)
        .isEqualTo(
            new GroupScore(
                "simple",
                0.5,
                false,
                List.of("simple_python", "simple_java", "simple_javascript")));
  }

  @Test
  void liveWeighsQuestionsAndMissingOnesByTheirNumberInTheData() {
    // live_multiple 500 of 1053 right; the other three have 258 + 16 + 24 questions, all missing:
    // 500 / (1053 + 298) = 0.37009...
    GroupScore live = V4Scores.of(Map.of("live_multiple", new Accuracy(500, 1053))).groups().get(2);
    assertThat(live.name()).isEqualTo("live");
    assertThat(live.accuracy()).isEqualTo(500.0 / 1351);
    assertThat(live.partial()).isTrue();
  }
}
