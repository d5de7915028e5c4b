package org.javoke.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "\\p{N}{1,3}",
        "\\s?\\p{L}+",
      })
  void expressionsOfModelsAreTame(String expression) {
    assertThat(SplitPattern.isTame(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:a*)*b",
        "(a|a)+b",
        "(?:a|aa){2}",
        "(?:a)?",
        "a*a*b",
        "a+a+",
        "a*(?:|x)a*b",
        "(?=a*)a*b",
        "a)",
        "a{1,99}",
        "a{3,}",
        "a{1,9}a{1,9}a{1,9}",
        "(a)\\1",
        "\\g<0>",
        "(?R)",
        "(?<n>a)",
        "(?>a)",
        "[[a]&&b]",
        "[a",
        "a\\",
      })
  void othersAreNot(String expression) {
    assertThat(SplitPattern.isTame(expression)).isFalse();
  }
}
