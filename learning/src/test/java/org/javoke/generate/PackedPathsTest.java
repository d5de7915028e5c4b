package org.javoke.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedPathsTest {

  /** 1 2 3, 1 2 4 5 and 6: 1 and 2 stand once. */
  @Test
  void whatIsCommonStandsOnce() {
    PackedPaths paths = new PackedPaths();
    assertThat(paths.add(Tokens.of(1, 2, 3))).containsExactly(0, 1, 2);
    assertThat(paths.branches()).isFalse();
    assertThat(paths.more(Tokens.of(1, 2, 4, 5))).isEqualTo(2);
    assertThat(paths.add(Tokens.of(1, 2, 4, 5))).containsExactly(0, 1, 3, 4);
    assertThat(paths.add(Tokens.of(6))).containsExactly(5);
    assertThat(paths.branches()).isTrue();
    assertThat(paths.tokens()).isEqualTo(Tokens.of(1, 2, 3, 4, 5, 6));
    assertThat(IntStream.range(0, 6).map(paths::depth)).containsExactly(0, 1, 2, 2, 3, 0);
  }

  @Test
  void oneThatEndsOnTheWayOfAnotherIsNoBranch() {
    PackedPaths paths = new PackedPaths();
    paths.add(Tokens.of(1));
    assertThat(paths.add(Tokens.of(1, 2, 3))).containsExactly(0, 1, 2);
    assertThat(paths.add(Tokens.of(1, 2))).containsExactly(0, 1);
    assertThat(paths.branches()).isFalse();
    assertThat(paths.length()).isEqualTo(3);
  }
}
