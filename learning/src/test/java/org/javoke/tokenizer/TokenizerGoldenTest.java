package org.javoke.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.javoke.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every id and every character equals what Hugging Face's library gives in Python. */
class TokenizerGoldenTest {

  @SuppressWarnings("unused") // by the parameterised tests
  private static final List<String> NAMES = TokenizerGoldens.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void encodesAndDecodes(String name) {
    try (Tokenizer tokenizer = TokenizerGoldens.open(name)) {
      for (Value.Fields row : TokenizerGoldens.rows(name, "encode")) {
        String text = TokenizerGoldens.text(row, "text");
        int[] ids = TokenizerGoldens.ids(row, "ids");
        assertThat(tokenizer.encode(text, false)).as(text).isEqualTo(ids);
        assertThat(tokenizer.encode(text, true))
            .as(text)
            .isEqualTo(
                row.at("ids_with_special") instanceof Value.Null
                    ? ids
                    : TokenizerGoldens.ids(row, "ids_with_special"));
        assertDecodes(tokenizer, row);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void decodesBrokenTextAndPrefixes(String name) {
    try (Tokenizer tokenizer = TokenizerGoldens.open(name)) {
      for (Value.Fields row : TokenizerGoldens.rows(name, "decode")) {
        if (TokenizerGoldens.text(row, "kind").equals("random")) {
          assertDecodes(tokenizer, row);
        } else {
          assertDecodesPrefixes(tokenizer, row);
        }
      }
    }
  }

  private static void assertDecodes(Tokenizer tokenizer, Value.Fields row) {
    int[] ids = TokenizerGoldens.ids(row, "ids");
    for (boolean skip : new boolean[] {false, true}) {
      String expected = TokenizerGoldens.text(row, skip ? "decoded_skip_special" : "decoded");
      assertThat(tokenizer.decode(ids, skip)).isEqualTo(expected);
      IncrementalDecoder decoder = tokenizer.incrementalDecoder(skip);
      StringBuilder text = new StringBuilder();
      for (int id : ids) {
        text.append(decoder.append(id));
      }
      assertThat(text.append(decoder.finish()).toString()).isEqualTo(expected);
    }
    assertThat(bytes(tokenizer.vocabulary(), ids))
        .as("bytes of " + Arrays.toString(ids))
        .isEqualTo(TokenizerGoldens.text(row, "decoded"));
  }

  // What has been given out is a beginning of every later decoding, and all but what is unfinished.
  private static void assertDecodesPrefixes(Tokenizer tokenizer, Value.Fields row) {
    int[] ids = TokenizerGoldens.ids(row, "ids");
    List<Value> prefixes = TokenizerGoldens.items(row, "decoded_prefixes").toList();
    IncrementalDecoder decoder = tokenizer.incrementalDecoder(false);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < prefixes.size(); i++) {
      String prefix = prefixes.get(i) instanceof Value.Text(String t) ? t : "";
      int length = prefixes.size() == ids.length ? i + 1 : i;
      if (length > 0) {
        text.append(decoder.append(ids[length - 1]));
      }
      assertThat(tokenizer.decode(Arrays.copyOf(ids, length), false)).isEqualTo(prefix);
      assertThat(prefix).startsWith(text);
      assertThat(prefix.substring(text.length())).isIn("", "\uFFFD");
    }
  }

  private static String bytes(Vocabulary vocabulary, int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      bytes.writeBytes(vocabulary.bytes(id));
    }
    Utf8Stream characters = new Utf8Stream();
    StringBuilder text = new StringBuilder();
    for (byte next : bytes.toByteArray()) {
      characters.accept(next, text);
    }
    characters.finish(text);
    return text.toString();
  }
}
