package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.data.MadeCall;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class NotationTest {

  private static final MadeCall CALL =
      MadeCall.of(
          "book_room", new Value.Fields(Map.of("city", Value.of("Bern"), "nights", Value.of(3))));

  @Test
  void noNotationIsAFormatOfCalls() {
    for (int i = 0; i < 3000; i++) {
      String note = Notation.draw(Dice.of(1, "notation", i)).write(List.of(CALL, CALL));
      for (CallFormat format : CallFormats.all()) {
        assertThat(format.parse(note))
            .as("%s read as %s", note, format.name())
            .isNotInstanceOf(Parsed.Calls.class);
      }
    }
  }

  @Test
  void allOfThemHoldTheServiceAndTheValuesAndFewAreAlike() {
    Set<String> notes = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String note = Notation.draw(Dice.of(2, "notation", i)).write(List.of(CALL));
      assertThat(note).contains("book_room", "city", "Bern", "nights", "3");
      notes.add(note);
    }
    assertThat(notes).hasSizeGreaterThan(700);
  }

  @Test
  void aCallWithoutValues() {
    MadeCall bare = MadeCall.of("ring", Value.Fields.EMPTY);
    for (int i = 0; i < 200; i++) {
      assertThat(Notation.draw(Dice.of(3, "notation", i)).write(List.of(bare))).contains("ring");
    }
  }
}
