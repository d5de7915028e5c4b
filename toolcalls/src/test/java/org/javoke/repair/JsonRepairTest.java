package org.javoke.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRepairTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1 ~ {\"a\":1} ~ bracket closed",
        "{\"a\": [1, 2} ~ {\"a\":[1,2]} ~ bracket closed",
        "{\"a\": [{\"b\": [1, 2 ~ {\"a\":[{\"b\":[1,2]}]} ~ bracket closed (4 times)",
        "{\"a\": 1}} ~ {\"a\":1} ~ bracket dropped",
        "{\"a\": 1}]} ~ {\"a\":1} ~ bracket dropped (2 times)",
        "{\"a\": [1]], \"b\": 2} ~ {\"a\":[1],\"b\":2} ~ bracket dropped",
        "{\"a\": 1,} ~ {\"a\":1} ~ comma dropped",
        "[1, 2,] ~ [1,2] ~ comma dropped",
        "{\"a\": 1,, \"b\": 2} ~ {\"a\":1,\"b\":2} ~ comma dropped",
        "{\"a\": 1 \"b\": 2} ~ {\"a\":1,\"b\":2} ~ comma added",
        "[{\"a\": 1} {\"a\": 2}] ~ [{\"a\":1},{\"a\":2}] ~ comma added",
        "{'a': 'b'} ~ {\"a\":\"b\"} ~ quotes replaced (2 times)",
        "{'a': 'it's'} ~ {\"a\":\"it's\"} ~ quotes replaced (2 times)",
        "{'a': 'it\\'s'} ~ {\"a\":\"it's\"} ~ quotes replaced (2 times), escape dropped",
        "{'a': 'say \"b\"'} ~ {\"a\":\"say \\\"b\\\"\"} ~ quotes replaced (2 times)",
        "{“a”: “b”} ~ {\"a\":\"b\"} ~ quotes replaced (2 times)",
        "{a: 1, $b_2: 2} ~ {\"a\":1,\"$b_2\":2} ~ key quoted (2 times)",
        "{\"a\": True, \"b\": None} ~ {\"a\":true,\"b\":null} ~ True written as true, None written as null",
        "{\"a\": .5, \"b\": 1., \"c\": +2} ~ {\"a\":0.5,\"b\":1.0,\"c\":2} ~ .5 written as 0.5, 1. written as 1.0, +2 written as 2",
        "{\"a\": \"b ~ {\"a\":\"b\"} ~ string closed, bracket closed",
        "{\"a\": \"he said \"hi\" to\"} ~ {\"a\":\"he said \\\"hi\\\" to\"} ~ quote inside a string escaped (2 times)",
        "{\"a\": \"C:\\dir\"} ~ {\"a\":\"C:\\\\dir\"} ~ backslash escaped",
        "{\"a\": 1 /* one */} ~ {\"a\":1} ~ comment dropped",
      })
  void mendsAndSaysWhat(String text, String json, String note) {
    assertThat(JsonRepair.repair(text)).contains(new Repaired(json, note));
  }

  @Test
  void mendsLineBreaksAndCommentsAcrossLines() throws JsonException {
    Repaired repaired = JsonRepair.repair("{\"a\": \"x\ny\", // note\n \"b\": 2}").orElseThrow();
    assertThat(Json.read(repaired.text())).isEqualTo(Json.read("{\"a\": \"x\\ny\", \"b\": 2}"));
    assertThat(repaired.note()).isEqualTo("control character escaped, comment dropped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {\"a\": [1, {}]} ", "5", "\"x\"", "[NaN]"})
  void leavesJsonAlone(String text) {
    assertThat(JsonRepair.repair(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello world",
        "{\"a\":",
        "{\"a\"",
        "{\"a\": }",
        "{\"a\": tru}",
        "{\"city\": Paris}",
        "{\"a\": 007}",
        "{\"a\": 1.2.3}",
        "{\"a\": \"b, \"c\": 1}",
        "{\"a\": \"x\" \"b\": 2}",
        "{\"a\" 1}",
        "{1: 2}",
        "{\"a\": 1} and more",
        "{\"a\": 1} {\"b\": 2}",
        "]",
        "}{",
      })
  void doesNotGuess(String text) {
    assertThat(JsonRepair.repair(text)).isEmpty();
  }

  @Test
  void isBoundedOnHostileTexts() {
    List<String> hostile =
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "\"".repeat(100_000),
            "{\"a\": \"" + "\"#".repeat(100_000),
            "{" + "'".repeat(100_000),
            "[" + "1 ".repeat(100_000),
            "[" + "]".repeat(100_000) + "x",
            "{\"a\": " + "9".repeat(100_000) + ",}",
            "[" + "/*".repeat(100_000),
            "[" + "\\".repeat(100_001),
            "[" + ",".repeat(100_000));
    for (String text : hostile) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              assertThat(JsonRepair.repair(text))
                  .satisfiesAnyOf(
                      repaired -> assertThat(repaired).isEmpty(),
                      repaired ->
                          assertThat(JsonRepair.isJson(repaired.orElseThrow().text())).isTrue()));
    }
  }

  @Test
  void dropsNoValueAndInventsNone() throws JsonException {
    Random random = new Random(5);
    int mended = 0;
    for (int i = 0; i < 3_000; i++) {
      Value.Fields value = fields(random, 3);
      String whole = Json.write(value);
      String damaged = damage(whole, random);
      var repaired = JsonRepair.repair(damaged);
      if (repaired.isPresent()) {
        mended++;
        assertThat(JsonRepair.isJson(repaired.get().text())).isTrue();
        assertThat(letters(repaired.get().text())).as(damaged).isEqualTo(letters(damaged));
      }
    }
    assertThat(mended).isGreaterThan(400);
  }

  @Test
  void givesBackWhatMissesOnlyItsEnd() throws JsonException {
    Random random = new Random(6);
    for (int i = 0; i < 500; i++) {
      Value value = fields(random, 3);
      String whole = Json.write(value);
      String cut = whole.replaceFirst("[\\]}]+$", "");
      assertThat(Json.read(JsonRepair.repair(cut).orElseThrow().text())).isEqualTo(value);
    }
  }

  // Values are letters and digits, so that what is punctuation and what is not is never in doubt.
  private static Value.Fields fields(Random random, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      fields.put("k" + random.nextInt(100), value(random, depth));
    }
    return new Value.Fields(fields);
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> Value.of("v" + random.nextInt(1000));
      case 1 -> Value.of(1 + random.nextInt(1000));
      case 2 -> Value.of(List.of(value(random, depth - 1), value(random, depth - 1)));
      default -> fields(random, depth - 1);
    };
  }

  private static String damage(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int hits = random.nextInt(2); hits >= 0; hits--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, "{}[],'\"".charAt(random.nextInt(7)));
        case 1 -> text.setLength(Math.max(1, at));
        default -> {
          if (!Character.isLetterOrDigit(text.charAt(at))) {
            text.deleteCharAt(at);
          }
        }
      }
    }
    return text.toString();
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{Alnum}]", "");
  }
}
