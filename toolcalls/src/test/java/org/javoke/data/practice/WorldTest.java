package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final World WORLD = World.load();

  @Test
  void isAsLargeAsTheGuideSays() {
    assertThat(WORLD.declared()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(WORLD.declared().stream().map(World.Declared::domain).distinct())
        .hasSizeGreaterThanOrEqualTo(20);
    int asks = WORLD.declared().stream().mapToInt(tool -> tool.asks().size()).sum();
    int says = WORLD.kinds().values().stream().mapToInt(kind -> kind.says().size()).sum();
    int phrases = WORLD.phrases().values().stream().mapToInt(List::size).sum();
    assertThat(asks + says + phrases).isGreaterThan(800);
  }

  @Test
  void everyDeclaredToolIsMadeOfKindsThatThereAre() {
    Set<String> names = new HashSet<>();
    for (World.Declared tool : WORLD.declared()) {
      assertThat(names.add(tool.name())).as(tool.name()).isTrue();
      assertThat(tool.slots()).noneMatch(String::isEmpty);
      tool.slots().forEach(slot -> assertThat(WORLD.kind(slot.replace("?", ""))).isNotNull());
    }
  }

  @Test
  void everyPoolCanBeFilledAndLeavesNoSign() {
    Dice dice = Dice.of(1, "test", 0);
    for (SlotKind kind : WORLD.kinds().values()) {
      for (int i = 0; i < 50; i++) {
        Given given = kind.source().draw(WORLD.pools(), dice, 0.5);
        assertThat(given.words()).isNotBlank().doesNotContain("{", "#", "  ");
      }
    }
  }

  @Test
  void textsAreDifferentNearlyEveryTime() {
    Dice dice = Dice.of(1, "test", 1);
    for (String pool : List.of("place", "person", "code", "email", "title", "note", "item")) {
      Set<String> drawn = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        drawn.add(WORLD.pools().entry(pool, dice));
      }
      assertThat(drawn).as(pool).hasSizeGreaterThan(600);
    }
  }
}
