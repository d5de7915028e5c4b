package org.javoke.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  /** Scores of probabilities 0.5, 0.25, 0.125, 0.125. */
  private static final float[] SCORES = {
    (float) Math.log(0.5), (float) Math.log(0.25), (float) Math.log(0.125), (float) Math.log(0.125)
  };

  private static final int[] IDS = {7, 3, 9, 1};

  private static @Nullable Candidates cut(int topK, double topP, double minP, boolean complete) {
    return Candidates.cut(new SamplingParameters(1, topK, topP, minP, 1), IDS, SCORES, 0, complete);
  }

  private static void has(@Nullable Candidates cut, double... probabilities) {
    Candidates candidates = requireNonNull(cut);
    assertThat(candidates.size()).isEqualTo(probabilities.length);
    for (int i = 0; i < probabilities.length; i++) {
      assertThat(candidates.probability(i)).isCloseTo(probabilities[i], within(1e-6));
      assertThat(candidates.id(i)).isEqualTo(IDS[i]);
    }
  }

  @Test
  void everythingIsKeptByDefault() {
    has(cut(0, 1, 0, true), 0.5, 0.25, 0.125, 0.125);
  }

  @Test
  void topKKeepsTheLikeliest() {
    has(cut(2, 1, 0, true), 2 / 3.0, 1 / 3.0);
  }

  @Test
  void topPKeepsATokenIfThoseBeforeItHaveLess() {
    // Before the third token there is 0.75.
    has(cut(0, 0.8, 0, true), 4 / 7.0, 2 / 7.0, 1 / 7.0);
    has(cut(0, 0.7, 0, true), 2 / 3.0, 1 / 3.0);
    has(cut(0, 0.01, 0, true), 1);
  }

  @Test
  void topPCountsWhatTopKLeaves() {
    // Of two, the first has 2/3.
    has(cut(2, 0.6, 0, true), 1);
  }

  @Test
  void minPIsAShareOfTheLikeliest() {
    has(cut(0, 1, 0.4, true), 2 / 3.0, 1 / 3.0);
    has(cut(0, 1, 1, true), 1);
  }

  @Test
  void aFewTokensDecideOnlyIfTheCutIsAmongThem() {
    assertThat(cut(0, 1, 0, false)).isNull();
    assertThat(cut(0, 0.999, 0, false)).isNull();
    assertThat(cut(5, 1, 0, false)).isNull();
    has(cut(0, 0.49, 0, false), 1);
    has(cut(3, 1, 0, false), 4 / 7.0, 2 / 7.0, 1 / 7.0);
  }

  @Test
  void numbersStandForTokensByTheirShare() {
    Candidates candidates = requireNonNull(cut(0, 1, 0, true));
    assertThat(candidates.at(0)).isEqualTo(7);
    assertThat(candidates.at(0.49)).isEqualTo(7);
    assertThat(candidates.at(0.51)).isEqualTo(3);
    assertThat(candidates.at(0.9999999)).isEqualTo(1);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> new SamplingParameters(1, 0, 0, 0, 1))
        .hasMessage("top_p is 0.0, expected above 0 and at most 1");
    assertThatThrownBy(() -> SamplingParameters.temperature(-1))
        .hasMessage("temperature is -1.0, expected 0 or more");
    assertThatThrownBy(() -> SamplingParameters.temperature(Double.NaN))
        .hasMessageContaining("temperature is NaN");
    assertThatThrownBy(() -> new SamplingParameters(1, -1, 1, 0, 1)).hasMessageContaining("top_k");
    assertThatThrownBy(() -> new SamplingParameters(1, 0, 1, 2, 1)).hasMessageContaining("min_p");
    assertThatThrownBy(() -> new SamplingParameters(1, 0, 1, 0, 0))
        .hasMessageContaining("repetition_penalty");
  }
}
