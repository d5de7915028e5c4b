package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://host:8000, http://host:8000/v1/chat/completions",
    "http://host:8000/, http://host:8000/v1/chat/completions",
    "http://host:8000/v1, http://host:8000/v1/chat/completions",
    "http://host:8000/v1/, http://host:8000/v1/chat/completions",
    "http://host/v1/chat/completions, http://host/v1/chat/completions",
    "https://host/proxy, https://host/proxy/v1/chat/completions",
    "https://host/api/v1, https://host/api/v1/chat/completions",
    "https://host/v1beta/openai/, https://host/v1beta/openai/chat/completions",
    "http://[::1]:80, http://[::1]:80/v1/chat/completions",
  })
  void namesChatCompletions(String base, String chat) {
    assertThat(BaseUrl.chat(base)).hasToString(chat);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host:8000", "localhost", "ftp://host", "http://", "http://a b", "/v1"})
  void refusesWhatIsNoServer(String base) {
    assertThatThrownBy(() -> BaseUrl.chat(base))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'" + base + "'")
        .hasMessageContaining("http://localhost:8000/v1");
  }

  @Test
  void doesNotRepeatSecretsInAnAddress() {
    for (String base : new String[] {"http://me:pa55word@host/v1", "http://host/v1?key=pa55word"}) {
      assertThatThrownBy(() -> BaseUrl.chat(base))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("host host")
          .hasMessageNotContaining("pa55word");
    }
  }
}
