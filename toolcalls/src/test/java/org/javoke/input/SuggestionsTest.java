package org.javoke.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final List<String> KNOWN = List.of("parallel", "simple_python", "live_simple");

  @Test
  void putsTheNearestNameFirst() {
    assertThat(Suggestions.closestFirst("simple_pyton", KNOWN)).startsWith("simple_python");
    assertThat(Suggestions.closestFirst("PARALEL", KNOWN)).startsWith("parallel");
  }

  /** Of two names that share less than half, none is a typing error of the other. */
  @Test
  void onlyWhatIsNearIsTheNearest() {
    assertThat(Suggestions.nearest("paralel", KNOWN)).contains("parallel");
    assertThat(Suggestions.nearest("live-simple", KNOWN)).contains("live_simple");
    assertThat(Suggestions.nearest("lr", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("x", List.of())).isEmpty();
  }

  @Test
  void saysHowManyMoreThereAre() {
    assertThat(Suggestions.listed("live", KNOWN, 1)).endsWith(" and 2 more");
    assertThat(Suggestions.listed("parallel", KNOWN, 3)).startsWith("parallel, ");
    assertThat(Suggestions.listed("x".repeat(100_000), KNOWN, 3)).doesNotContain("more");
  }
}
