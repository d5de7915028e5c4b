package org.javoke.benchmark.apibank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class RougeLTest {

  @Test
  void countsTheDifferentWordsInCommonAndInOrder() {
    // "your ... is booked" is common: 3 of 4 words said, 3 of 5 wanted. 2 * 3/4 * 3/5 / (27/20)
    assertThat(RougeL.f1("your room is booked now", "your flight is booked"))
        .isCloseTo(2.0 / 3, within(1e-7));
    // In another order only one of two words is common: 1/2 and 1/2.
    assertThat(RougeL.f1("a b", "b a")).isCloseTo(0.5, within(1e-7));
    // The second "a" is no other word: 1 of {a, b} said, 1 of {a} wanted. 2 * 1/2 * 1 / (3/2)
    assertThat(RougeL.f1("a a", "a b a")).isCloseTo(2.0 / 3, within(1e-7));
    assertThat(RougeL.f1("Done.", "done")).isZero();
  }

  @Test
  void sentencesMayComeInAnyOrder() {
    assertThat(RougeL.f1("a b. c d", "c d. a b")).isCloseTo(1, within(1e-7));
  }

  @Test
  void textsWithoutASentenceScoreZero() {
    assertThat(List.of("", "...")).allMatch(text -> RougeL.f1("a", text) == 0);
    assertThat(RougeL.f1("", "a")).isZero();
  }

  @Test
  void longAnswersAreReadInPart() {
    assertThat(RougeL.f1("a b", "a b " + "c ".repeat(1_000_000))).isCloseTo(0.8, within(1e-7));
    assertThat(RougeL.f1("a b", "c ".repeat(RougeL.MOST_WORDS) + "a b")).isZero();
  }

  // 240 pairs made by a seeded generator, with what rouge 1.0.1 gives for them.
  @Test
  void valuesAreThePackages() throws Exception {
    InputStream stream =
        Objects.requireNonNull(RougeLTest.class.getResourceAsStream("rouge-l.jsonl"));
    int pairs = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Value.Fields pair = (Value.Fields) Json.read(line);
        double expected = ((Value.Real) Objects.requireNonNull(pair.at("f"))).value();
        assertThat(RougeL.f1(text(pair, "reference"), text(pair, "hypothesis")))
            .as(line)
            .isEqualTo(expected);
        pairs++;
      }
    }
    assertThat(pairs).isEqualTo(240);
  }

  private static String text(Value.Fields pair, String name) {
    return ((Value.Text) Objects.requireNonNull(pair.at(name))).value();
  }
}
