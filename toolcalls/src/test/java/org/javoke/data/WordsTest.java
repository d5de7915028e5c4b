package org.javoke.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void wordsAreLettersAndDigits() {
    assertThat(Words.of("It's 5.30, \u00c9mile!"))
        .containsExactly("it", "s", "5", "30", "\u00e9mile");
    assertThat(Words.of("--")).isEmpty();
  }

  @Test
  void aShortTextIsOneRun() {
    assertThat(Words.runs(List.of("a", "b"), 8)).containsExactly(Words.hash(List.of("a", "b")));
    assertThat(Words.runs(List.of("a", "b", "c"), 2)).hasSize(2);
    assertThat(Words.runs(List.of(), 2)).isEmpty();
  }
}
