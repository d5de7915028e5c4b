package org.javoke.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.javoke.input.InputException;
import org.javoke.replay.Replay.Item;
import org.javoke.replay.Replay.Order;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final List<Item> TEN =
      IntStream.rangeClosed(1, 10)
          .mapToObj(i -> new Item("x%02d".formatted(i), i, i % 2 == 0))
          .toList();

  private static List<String> ids(Replay replay, List<Item> items) {
    return replay.take(items).items().stream().map(Item::id).toList();
  }

  @Test
  void takesTheHardest() {
    Replay.Taken taken = Replay.PAPER.take(TEN); // 20 % of 10
    assertThat(taken.items()).extracting(Item::id).containsExactly("x10", "x09");
    assertThat(taken.easiest()).isEqualTo(9);
    assertThat(taken.total()).isEqualTo(10);
  }

  @Test
  void countsAreRoundedHalfUpwards() {
    assertThat(ids(new Replay(25, Order.HARDEST, false, 0), TEN)).hasSize(3); // 2.5
    assertThat(ids(new Replay(24, Order.HARDEST, false, 0), TEN)).hasSize(2); // 2.4
    assertThat(ids(new Replay(5, Order.HARDEST, false, 0), TEN)).hasSize(1); // 0.5
  }

  @Test
  void callsAndOthersAreRankedApart() {
    assertThat(ids(new Replay(20, Order.HARDEST, true, 0), TEN)).containsExactly("x10", "x09");
    assertThat(ids(new Replay(40, Order.HARDEST, true, 0), TEN))
        .containsExactly("x10", "x08", "x09", "x07");
  }

  @Test
  void tiesAreBrokenByIdWhateverTheOrder() {
    List<Item> equal = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      equal.add(new Item("e" + i, Double.POSITIVE_INFINITY, true));
    }
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(equal, new Random(seed));
      assertThat(ids(new Replay(33, Order.HARDEST, false, 0), equal))
          .containsExactly("e0", "e1", "e2");
    }
  }

  @Test
  void theControlIsRandomAndRepeats() {
    Replay control = new Replay(50, Order.RANDOM, false, 1);
    List<Item> turned = new ArrayList<>(TEN.reversed());
    assertThat(ids(control, TEN)).hasSize(5).isEqualTo(ids(control, turned));
    assertThat(ids(control, TEN)).isNotEqualTo(ids(new Replay(50, Order.RANDOM, false, 2), TEN));
  }

  @Test
  void aShareThatRoundsToNothingIsRefused() {
    assertThatThrownBy(() -> Replay.PAPER.take(TEN.subList(0, 2))) // 0.4
        .isInstanceOf(InputException.class)
        .hasMessageContaining("20.0 per cent of 2 examples rounds to none");
    assertThatThrownBy(() -> Replay.PAPER.take(List.of())).isInstanceOf(InputException.class);
  }

  @Test
  void whatIsNoPerplexityOrShareIsRefused() {
    assertThatThrownBy(() -> new Item("x", Double.NaN, true)).hasMessageContaining("'x'");
    assertThatThrownBy(() -> new Item("x", 0.5, true)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new Replay(0, Order.HARDEST, false, 0))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new Replay(Double.NaN, Order.HARDEST, false, 0))
        .isInstanceOf(InputException.class);
  }

  @Test
  void theWarmUpsShareGoesByIds() {
    WarmUpShare share = new WarmUpShare(90, 7);
    WarmUpShare.Sides<Item> sides = share.divide(TEN, Item::id);
    assertThat(sides.warmUp()).hasSize(9).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(sides.reinforced()).hasSize(1).doesNotContainAnyElementsOf(sides.warmUp());
    assertThat(share.divide(TEN.reversed(), Item::id).reinforced()).isEqualTo(sides.reinforced());
    assertThatThrownBy(() -> share.divide(TEN.subList(0, 2), Item::id))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves a side empty");
  }
}
