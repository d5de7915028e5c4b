package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisguiseTest {

  private static final World WORLD = World.load();

  private static PracticeTool tool(long i, double disguised) {
    Dice dice = Dice.of(9, "disguise", i);
    return new ToolDraw(WORLD, ToolSide.SEEN, 0.5, disguised, dice, new Dials(0.3))
        .beside(List.of());
  }

  @Test
  void whatAParameterIsStandsInItsDescription() {
    for (int i = 0; i < 500; i++) {
      PracticeTool tool = tool(i, 1);
      assertThat(tool.slots()).allMatch(slot -> !slot.description().isEmpty());
      assertThat(tool.slots().stream().map(Slot::name)).doesNotHaveDuplicates();
      assertThat(tool.name()).matches("[A-Za-z][A-Za-z0-9_.]*");
    }
  }
}
