package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleTest {

  @Test
  void theCompletionBearsLoss() {
    Example example = Example.completion("a", new int[] {5, 6}, new int[] {7, 8, 9});
    assertThat(example.length()).isEqualTo(5);
    assertThat(example.learned()).containsExactly(2, 3, 4);
    assertThat(example.ids()).containsExactly(5, 6, 7, 8, 9);
  }

  @Test
  void theFirstTokenFollowsNothing() {
    assertThat(Example.completion("a", new int[0], new int[] {7, 8}).learned()).containsExactly(1);
  }

  @Test
  void nothingAfterTheLastLabelIsComputed() {
    BitSet learned = new BitSet();
    learned.set(1);
    BatchBuilder builder = new BatchBuilder();
    new Example("a", new int[] {5, 6, 7, 8}, learned).addTo(builder);
    Batch batch = builder.build();
    assertThat(batch.tokens()).isEqualTo(1);
    assertThat(batch.labels()).isEqualTo(1);
  }

  @Test
  void aMaskLongerThanTheTokensIsRefused() {
    BitSet learned = new BitSet();
    learned.set(4);
    assertThatThrownBy(() -> new Example("a", new int[] {1, 2}, learned))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("example a has 2 tokens, and token 4 is to bear loss");
  }

  @Test
  void branchesContinueTheirTrunk() {
    BatchBuilder builder = new BatchBuilder();
    builder.sequence(IntStream.of(1, 2, 3));
    assertThat(builder.branch(IntStream.of(4, 5))).isEqualTo(3);
    assertThat(builder.branch(IntStream.empty())).isEqualTo(5);
    assertThat(builder.branch(IntStream.of(6))).isEqualTo(5);
    assertThat(builder.sequence(IntStream.of(7))).isEqualTo(6);
    assertThat(builder.build().runs())
        .isEqualTo(List.of(new Batch.Run(3, List.of(2, 1)), new Batch.Run(1, List.of())));
  }

  @Test
  void aBranchWithoutATrunkIsRefused() {
    assertThatThrownBy(() -> new BatchBuilder().branch(IntStream.of(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLabelAfterNoTokenIsRefused() {
    assertThatThrownBy(() -> new BatchBuilder().label(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0 of 0 tokens");
  }
}
