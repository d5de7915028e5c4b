package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.call.CallFormats;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EqualTokensTest {

  @TempDir private Path folder;

  private static SearchFigures drew(long trees, long tokens) {
    return new SearchFigures(trees, 0, 0, 0, 0, trees, 0, tokens);
  }

  private Path search(String name, long trees, long tokens) throws IOException {
    Path search = Files.createDirectories(folder.resolve(name));
    Files.writeString(search.resolve(SearchFigures.FILE), Json.write(drew(trees, tokens).json()));
    return search;
  }

  private static SearchSettings settings(int draws, int depth) {
    SearchSettings paper = Presets.paper(CallFormats.all().getFirst()).settings();
    var old = paper.expansion();
    return paper
        .withExpansion(
            new SearchSettings.Expansion(
                draws, draws, old.temperature(), old.topP(), old.stepTokens(), true))
        .withBudget(new Budget(1, 1, false, depth, 100, 64, 1));
  }

  @Test
  void drawsAsManyTokensAsTheOtherSearch() throws IOException {
    // There: 80 trees of 300 tokens. Measured: 2 answers of 25 tokens for each of 40 problems.
    EqualTokens equal = EqualTokens.of(search("there", 80, 24_000));
    assertThat(equal.draws(drew(40, 2_000), 2)).isEqualTo(12);
    // A pair needs two, and a search samples 1,000 at most.
    assertThat(equal.draws(drew(40, 200_000), 2)).isEqualTo(2);
    assertThat(equal.draws(drew(40, 40), 2)).isEqualTo(600);
    assertThat(equal.draws(drew(4000, 40), 2)).isEqualTo(1000);
    assertThatThrownBy(() -> equal.draws(drew(40, 0), 2)).hasMessageContaining("0 tokens");
  }

  @Test
  void measuresOnceAndKeepsTheOtherSettings() throws Exception {
    EqualTokens equal = EqualTokens.of(search("there", 10, 1_000));
    List<Path> measured = new ArrayList<>();
    EqualTokens.Measuring measuring =
        out -> {
          measured.add(out);
          try {
            search("out/measured", 10, 200);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        };
    SearchSettings with = equal.over(settings(4, 1), folder.resolve("out"), measuring);
    // 100 tokens a tree there, and 200 / 10 / 4 = 5 an answer here.
    assertThat(with).isEqualTo(settings(20, 1));
    assertThat(equal.over(settings(4, 1), folder.resolve("out"), measuring)).isEqualTo(with);
    assertThat(measured).containsExactly(folder.resolve("out/measured"));
  }

  @Test
  void refusesStepsAndWhatIsNoSearch() throws IOException {
    EqualTokens.requireWholeAnswers(settings(4, 1));
    assertThatThrownBy(() -> EqualTokens.requireWholeAnswers(settings(4, 8)))
        .hasMessageContaining("answers of 8 steps in 1 iterations")
        .hasMessageContaining("--max-depth 1 --iterations 1");
    assertThatThrownBy(() -> EqualTokens.of(folder)).hasMessageContaining("has no search.json");
    Path none = search("none", 0, 0);
    assertThatThrownBy(() -> EqualTokens.of(none)).hasMessageContaining("0 trees");
    for (String broken : List.of("", "[]", "{}", "{\"trees\": -1}", "{\"trees\": 1e99}")) {
      Files.writeString(none.resolve(SearchFigures.FILE), broken);
      assertThatThrownBy(() -> EqualTokens.of(none)).hasMessageContaining("Run the search again");
    }
  }
}
