package org.javoke.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.javoke.input.InputException;
import org.javoke.replay.RewardFilter.AnyCorrect;
import org.javoke.replay.RewardFilter.BestByReward;
import org.javoke.replay.RewardFilter.HardPrompts;
import org.javoke.replay.RewardFilter.Kept;
import org.javoke.replay.RewardFilter.Sample;
import org.junit.jupiter.api.Test;

class RewardFilterTest {

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("easy", 2, "b", true, 0.9),
          new Sample("easy", 0, "a", true, 0.5),
          new Sample("easy", 1, "a", true, 0.7),
          new Sample("hard", 0, "x", false, 1.0),
          new Sample("hard", 1, "y", true, -1.0),
          new Sample("hard", 2, "x", false, 0.0),
          new Sample("never", 0, "z", false, 0.0));

  private static List<String> kept(RewardFilter filter) {
    return filter.keep(SAMPLES).samples().stream().map(s -> s.prompt() + s.draw()).toList();
  }

  @Test
  void keepsEveryRightAnswerOnce() {
    assertThat(kept(new AnyCorrect())).containsExactly("easy0", "easy2", "hard1");
  }

  @Test
  void keepsTheBest() {
    assertThat(kept(new BestByReward())).containsExactly("easy2", "hard1");
  }

  @Test
  void keepsHardPromptsOnly() {
    assertThat(kept(new HardPrompts(0.5))).containsExactly("hard1"); // 1 of 3 is right
    assertThat(kept(new HardPrompts(0.3))).isEmpty();
  }

  @Test
  void saysWhatWasNotSolved() {
    Kept kept = new AnyCorrect().keep(SAMPLES);
    assertThat(kept.prompts()).isEqualTo(3);
    assertThat(kept.unsolved()).isEqualTo(1);
    assertThat(new AnyCorrect().keep(List.of()).samples()).isEmpty();
  }

  @Test
  void whatIsNoRewardIsRefused() {
    assertThatThrownBy(() -> new Sample("p", 0, "a", true, Double.NaN))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new HardPrompts(1.5)).isInstanceOf(InputException.class);
  }
}
