package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class Utf8LineTest {

  @Test
  void keepsWhatUtf8CanHoldAsItIs() {
    assertThat(new String(Utf8Line.encode("\"é😀\""), StandardCharsets.UTF_8))
        .isEqualTo("\"é😀\"\n");
  }

  @Test
  void keepsHalfAPairAsAnEscape() throws JsonException {
    Value half = Value.of("a\ud83d!\ude00 \ud83d");

    String line = new String(Utf8Line.encode(Json.write(half)), StandardCharsets.UTF_8);

    assertThat(line).isEqualTo("\"a\\uD83D!\\uDE00 \\uD83D\"\n");
    assertThat(Json.read(line)).isEqualTo(half);
  }
}
