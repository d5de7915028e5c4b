package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "-0.0, -0.0",
    "1e-7, 1e-07",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "123456789.125, 123456789.125",
    "NaN, nan",
    "-Infinity, -inf",
  })
  void printsFloatsAsPython(double value, String expected) {
    assertThat(PythonText.number(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|'plain'",
        "it's|\"it's\"",
        "`say \"it's\"`|`'say \"it\\'s\"'`",
        "caf\u00e9|'caf\u00e9'",
        "a\u00a0b\u200b|'a\\xa0b\\u200b'",
        "\ud83d\ude00|'\ud83d\ude00'",
      })
  void quotesStringsAsPython(String text, String expected) {
    assertThat(PythonText.quote(text)).isEqualTo(expected);
  }
}
