package org.javoke.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

  // Bytes 0 to 255 in the order of GPT-2's table, one merge, and two added tokens.
  private static final String DECODER =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":false,\"use_regex\":false}";

  private static final String[] MUTATIONS = {
    "",
    "0",
    "-1",
    "9",
    "99999999999",
    "null",
    "true",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "a",
    "\"type\":",
    "\u0120",
    "\\ud800"
  };

  @TempDir private Path folder;

  @Test
  void roundTripsBytesThatAreSpreadOverTokens() {
    try (Tokenizer tokenizer = write(json("null", "null"))) {
      String text = "né \uD83D\uDE00!\u0000\n";
      int[] ids = tokenizer.encode(text, false);
      assertThat(ids).hasSize(text.getBytes(StandardCharsets.UTF_8).length);
      assertThat(tokenizer.decode(ids, false)).isEqualTo(text);
      IncrementalDecoder decoder = tokenizer.incrementalDecoder(false);
      List<String> parts = new ArrayList<>();
      for (int id : ids) {
        parts.add(decoder.append(id));
      }
      assertThat(parts)
          .containsExactly("n", "", "é", " ", "", "", "", "\uD83D\uDE00", "!", "\u0000", "\n");
      assertThat(decoder.finish()).isEmpty();
    }
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    try (Tokenizer tokenizer = write(json("null", "null"))) {
      for (String lone : List.of("a\uD83Db", "a\uDE00b", "a\uD83D", "\uDE00\uD83D")) {
        String whole = lone.replace('\uD83D', '\uFFFD').replace('\uDE00', '\uFFFD');
        assertThat(tokenizer.decode(tokenizer.encode(lone, false), false)).isEqualTo(whole);
      }
    }
  }

  @Test
  void neverTruncatesOrPads() {
    String truncation =
        "{\"direction\":\"Right\",\"max_length\":2,\"strategy\":\"LongestFirst\",\"stride\":0}";
    String padding =
        "{\"strategy\":{\"Fixed\":10},\"direction\":\"Right\",\"pad_to_multiple_of\":null,\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"!\"}";
    try (Tokenizer tokenizer = write(json(truncation, padding))) {
      assertThat(tokenizer.encode("abcd", true)).hasSize(4);
    }
  }

  @Test
  void knowsItsTokens() {
    try (Tokenizer tokenizer = write(json("null", "null"))) {
      Vocabulary vocabulary = tokenizer.vocabulary();
      assertThat(tokenizer.vocabSize()).isEqualTo(256 + 2);
      assertThat(tokenizer.idOf("<|end|>")).hasValue(256);
      assertThat(tokenizer.idOf("<|gone|>")).isEmpty();
      assertThat(vocabulary.isSpecial(256)).isTrue();
      assertThat(vocabulary.isAdded(257)).isTrue();
      assertThat(vocabulary.isSpecial(257)).isFalse();
      assertThat(vocabulary.bytes(257)).isEqualTo("<a b>".getBytes(StandardCharsets.UTF_8));
      assertThat(tokenizer.encode("x<|end|><a b>", false)).endsWith(256, 257).hasSize(3);
      assertThat(tokenizer.decode(new int[] {256, 257}, true)).isEqualTo("<a b>");
      assertThatThrownBy(() -> vocabulary.bytes(258)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void idsWithoutATokenArePassedOver() {
    try (Tokenizer tokenizer = write(json("null", "null"))) {
      assertThat(tokenizer.decode(new int[] {9_999, Integer.MAX_VALUE}, false)).isEmpty();
      assertThat(tokenizer.incrementalDecoder(false).append(9_999)).isEmpty();
      assertThatThrownBy(() -> tokenizer.decode(new int[] {-1}, false))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> tokenizer.incrementalDecoder(false).append(-1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysThatItIsClosed() {
    Tokenizer tokenizer = write(json("null", "null"));
    tokenizer.close();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode("a", false))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tokenizer.decode(new int[] {1}, false))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isSharedBetweenThreads() throws InterruptedException, ExecutionException {
    try (Tokenizer tokenizer = write(json("null", "null"));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> texts = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String text = "text number " + i;
        texts.add(threads.submit(() -> tokenizer.decode(tokenizer.encode(text, false), false)));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(texts.get(i).get()).isEqualTo("text number " + i);
      }
    }
  }

  @Test
  void refusesATokenizerOfAnotherModel() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, json("null", "null"));
    Tokenizer.open(file, 258).close();
    assertThatThrownBy(() -> Tokenizer.open(file, 257))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("257")
        .hasMessageContaining("another model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}",
        "{\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"a\":0}},\"decoder\":{\"type\":\"ByteLevel\"}}",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":-1},\"merges\":[]},\"decoder\":{\"type\":\"ByteLevel\"}}",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":4000000000},\"merges\":[]},\"decoder\":{\"type\":\"ByteLevel\"}}",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":\"b\"},\"merges\":[]},\"decoder\":{\"type\":\"ByteLevel\"}}",
        "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\"x y\"]},\"decoder\":{\"type\":\"ByteLevel\"}}",
        "{\"added_tokens\":[{\"id\":1}],\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}",
        "{\"added_tokens\":[7],\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}",
        "{\"model\":",
      })
  void refusesWhatIsNoTokenizer(String json) {
    assertThatThrownBy(() -> write(json))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer.json");
  }

  // The native library ends the process on most of these: they must not reach it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<s>\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{}}|<s>",
        "{\"type\":\"TemplateProcessing\",\"single\":[{\"Sequence\":{\"id\":\"B\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{}}|B",
        "{\"type\":\"TemplateProcessing\",\"single\":[],\"pair\":[],\"special_tokens\":{}}|each text once",
        "{\"type\":\"TemplateProcessing\",\"single\":[],\"pair\":[],\"special_tokens\":{\"<s>\":{\"id\":\"<s>\",\"ids\":[9],\"tokens\":[\"<s>\"]}}}|no token",
        "{\"type\":\"BertProcessing\"}|BertProcessing",
        "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":7}|trim_offsets",
      })
  void partsThatContradictThemselvesAreRefused(String postProcessor, String named) {
    String json =
        json("null", "null")
            .replace("\"post_processor\":null", "\"post_processor\":" + postProcessor);
    assertThatThrownBy(() -> write(json))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer.json")
        .hasMessageContaining(named);
  }

  @Test
  void aDecoderThatCutsMoreThanThereIsIsRefused() {
    String strip =
        "{\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Strip\",\"content\":\" \",\"start\":0,\"stop\":5}]}";
    assertThatThrownBy(() ->
            write(json("null", "null").replace("\"decoder\":" + DECODER, "\"decoder\":" + strip)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("decoder");
  }

  @Test
  void mutatedTokenizersAreRefusedOrWork() {
    String valid = json("null", "null");
    Random random = new Random(3);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(valid);
      for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(4)),
            MUTATIONS[random.nextInt(MUTATIONS.length)]);
      }
      try (Tokenizer tokenizer = write(text.toString())) {
        for (boolean special : new boolean[] {false, true}) {
          int[] ids = tokenizer.encode(" a<|end|> b\u0000 \uD83D\uDE00", special);
          tokenizer.decode(ids, special);
        }
      } catch (InputException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 400);
  }

  @Test
  void aTextBeyondTheLimitIsRefused() {
    try (Tokenizer tokenizer = write(json("null", "null"))) {
      String text = " ".repeat(Tokenizer.MAX_TEXT + 1);
      assertThatThrownBy(() -> tokenizer.encode(text, false))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("4,000,001");
    }
  }

  @Test
  void saysThatThereIsNoTokenizer() {
    assertThatThrownBy(() -> Tokenizer.open(folder.resolve("tokenizer.json")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("needs its tokenizer.json");
  }

  private Tokenizer write(String json) {
    try {
      Path file = folder.resolve("tokenizer.json");
      Files.writeString(file, json);
      return Tokenizer.open(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String json(String truncation, String padding) {
    StringBuilder vocab = new StringBuilder();
    int id = 0;
    for (int c = 0; c < 0x144; c++) {
      String token = new StringBuilder().appendCodePoint(c).toString();
      // 188 printable characters of Latin-1, and 68 from U+0100.
      boolean inTable = TokenDecoding.BYTE_LEVEL.bytes(token).length == 1 && c >= '!' && c != 0x7F;
      if (inTable) {
        String key = token.replace("\\", "\\\\").replace("\"", "\\\"");
        vocab.append(id == 0 ? "" : ",").append('"').append(key).append("\":").append(id++);
      }
    }
    assertThat(id).isEqualTo(256);
    return """
    {"version":"1.0","truncation":%s,"padding":%s,"added_tokens":[
    {"id":256,"content":"<|end|>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
    {"id":257,"content":"<a b>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":false}],
    "normalizer":null,"pre_tokenizer":%s,"post_processor":null,"decoder":%s,
    "model":{"type":"BPE","dropout":null,"unk_token":null,"fuse_unk":false,"byte_fallback":false,"ignore_merges":false,"vocab":{%s},"merges":[]}}
    """
        .formatted(truncation, padding, DECODER, DECODER, vocab);
  }
}
