package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static final String SECRET = "abcdef-0123456789";

  private final ApiKey key = Asking.key(SECRET);

  @Test
  void goesIntoTheHeaderAndNowhereElse() {
    assertThat(key.header()).contains("Bearer " + SECRET);
    assertThat(key.toString()).isEqualTo("API key from KEY");
  }

  @Test
  void isAbsentWhereTheVariableIsUnsetOrEmpty() {
    assertThat(ApiKey.from(Map.of(), "KEY").header()).isEmpty();
    assertThat(ApiKey.from(Map.of("KEY", "  "), "KEY").header()).isEmpty();
    assertThat(ApiKey.NONE.toString()).isEqualTo("no API key");
  }

  @Test
  void refusesWhatCannotBeSentWithoutRepeatingIt() {
    for (String value : new String[] {"abc\ndef", "abc def", "schlüssel"}) {
      assertThatThrownBy(() -> Asking.key(value))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("KEY")
          .hasMessageNotContaining(value)
          .hasMessageNotContaining("abc");
    }
  }

  @Test
  void masksItselfAndWhatLooksLikeAKey() {
    assertThat(key.redact("bad key " + SECRET + "!")).isEqualTo("bad key [API key]!");
    assertThat(key.redact("bad key Bearer " + SECRET)).isEqualTo("bad key Bearer [API key]");
    assertThat(key.redact("Authorization: Bearer other-token, sorry"))
        .isEqualTo("Authorization: Bearer [API key], sorry");
    assertThat(ApiKey.NONE.redact("Incorrect API key provided: sk-pr****abcd."))
        .doesNotContain("abcd");
  }

  @Test
  void leavesAnswersAloneWhenItIsAPlaceholder() {
    assertThat(key.redactAnswer("it is " + SECRET)).isEqualTo("it is [API key]");
    assertThat(Asking.key("EMPTY").redactAnswer("EMPTY basket")).isEqualTo("EMPTY basket");
  }
}
