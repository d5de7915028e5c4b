package org.javoke.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlTest {

  @Test
  void readsWhatJsonHasWordsFor() throws JsonException {
    assertThat(Yaml.read("a: 1\nb: [true, 2.5, text, null]\nc: {d: \"1\"}\ne: no\n"))
        .isEqualTo(
            Json.read("{\"a\":1,\"b\":[true,2.5,\"text\",null],\"c\":{\"d\":\"1\"},\"e\":\"no\"}"));
  }

  @Test
  void keepsKeysInOrder() throws JsonException {
    assertThat(Json.write(Yaml.read("z: 1\na: 2\nm: 3\n"))).isEqualTo("{\"z\":1,\"a\":2,\"m\":3}");
    assertThat(((Value.Fields) Yaml.read("z: 1\na: 2")).values())
        .isEqualTo(Map.of("a", Value.of(2), "z", Value.of(1)));
  }

  @Test
  void saysWhereBrokenYamlBreaks() {
    assertThatThrownBy(() -> Yaml.read("a: [1, 2")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Yaml.read("")).isInstanceOf(JsonException.class);
  }

  @Test
  void anyTextIsReadOrRefused() {
    Random random = new Random(5);
    String signs = "ab1:-{}[]\"'|>&*!%# \n\t,?.~";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        assertThat(Yaml.read(text.toString())).isNotNull();
      } catch (JsonException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
