package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format: it reads what it writes, and survives any text. */
class CallFormatsTest {

  private static final int SEED = 20261121;

  static Stream<CallFormat> formats() {
    return CallFormats.all().stream();
  }

  @Test
  void findsFormatsByName() {
    assertThat(CallFormats.all())
        .extracting(CallFormat::name)
        .containsExactly("openai", "hermes", "llama3", "pythonic", "mistral", "java", "javascript");
    assertThat(CallFormats.named("mistral").name()).isEqualTo("mistral");
  }

  @Test
  void listsTheNamesIfThereIsNone() {
    assertThatThrownBy(() -> CallFormats.named("xml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'xml'")
        .hasMessageContaining("openai, hermes, llama3");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsWhatItWrites(CallFormat format) {
    RandomCalls random = new RandomCalls(new Random(SEED), format instanceof SourceFormat);
    for (int i = 0; i < 500; i++) {
      List<ToolCall> calls = random.calls();
      String written = format.write(calls);
      assertThat(format.parse(written)).as(written).isEqualTo(new Parsed.Calls(calls, ""));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsWhatItWritesWithinText(CallFormat format) {
    RandomCalls random = new RandomCalls(new Random(SEED + 1), format instanceof SourceFormat);
    for (int i = 0; i < 200; i++) {
      List<ToolCall> calls = random.calls();
      String text = "I will call.\n" + format.write(calls) + "\n";
      assertThat(format.parse(text)).as(text).isEqualTo(new Parsed.Calls(calls, "I will call."));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isTotalOnMutatedCalls(CallFormat format) {
    Random random = new Random(SEED + 2);
    RandomCalls calls = new RandomCalls(random, format instanceof SourceFormat);
    for (int i = 0; i < 3_000; i++) {
      String text = mutated(format.write(calls.calls()), random);
      switch (format.parse(text)) {
        case Parsed.Calls(List<ToolCall> found, String _) -> assertThat(found).isNotEmpty();
        case Parsed.Prose(String prose) -> assertThat(prose).isEqualTo(text);
        case Parsed.Malformed(String whole, int position, String reason) -> {
          assertThat(whole).isEqualTo(text);
          assertThat(position).isBetween(0, text.length());
          assertThat(reason).isNotBlank();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void survivesHostileText(CallFormat format) {
    for (String part : hostileParts()) {
      String text = part.repeat(200_000 / part.length());
      assertTimeout(Duration.ofSeconds(10), () -> format.parse(text), () -> "slow on " + part);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void survivesAMegabyteOfBrackets(CallFormat format) {
    for (String part : List.of("<tool_call>", "(", "[", "{\"name\":[")) {
      String text = part.repeat(1_000_000 / part.length());
      assertTimeout(Duration.ofSeconds(10), () -> format.parse(text), () -> "slow on " + part);
    }
  }

  private static List<String> hostileParts() {
    List<String> parts = new ArrayList<>();
    parts.addAll(
        List.of("<tool_call>", "<tool_call>{", "</tool_call>", "tool_call", "[TOOL_CALLS]"));
    parts.addAll(
        List.of("[TOOL_CALLS]f{", "<|python_tag|>", "<|python_tag|>f.call(", "(", "[", "{"));
    parts.addAll(
        List.of("[f(", "f(a=", "f(a=[", "f()\n", "[f(a=\"", "[f()]'''", "“", "f(a=“x”,", "\\"));
    parts.addAll(
        List.of("{\"name\":", "[{\"name\":", "{\"x\":1}", "[ ", "\"", "'", "`", "a.", "f(a=-"));
    parts.addAll(
        List.of("f(a=not ", "f(a=lambda:", "f(a=f\"{", "\n", " ", ",a=", "[f(a=1,", "1if "));
    return parts;
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    String pieces = "()[]{}<>\"'=,:;\\ \nabc019_.é“”😀|/-";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(out.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> out.insert(at, pieces.charAt(random.nextInt(pieces.length())));
        case 1 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(5)));
        default -> out.insert(at, out.substring(0, Math.min(out.length(), 20)));
      }
    }
    return out.toString();
  }

  /** Calls with nested values, unicode and quotation marks; for source formats with source. */
  private record RandomCalls(Random random, boolean source) {

    List<ToolCall> calls() {
      List<ToolCall> calls = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        calls.add(new ToolCall(name() + "." + name(), arguments()));
      }
      return calls;
    }

    private Value.Fields arguments() {
      Map<String, Value> arguments = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        arguments.put(name(), source ? Value.of(sourceText()) : value(0));
      }
      return new Value.Fields(arguments);
    }

    private String name() {
      return List.of("f", "get_weather", "größe", "x1", "Foo").get(random.nextInt(5))
          + random.nextInt(10);
    }

    private String sourceText() {
      return List.of("1L", "\"a, b=1 \\\" é\"", "new int[]{1, 2}", "'c'", "f(x, g(y))", "{a: [1]}")
          .get(random.nextInt(6));
    }

    private Value value(int depth) {
      return switch (random.nextInt(depth > 3 ? 5 : 8)) {
        case 0 -> Value.NULL;
        case 1 -> Value.of(random.nextBoolean());
        case 2 -> Value.of(random.nextLong());
        case 3 -> Value.of(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
        case 4 -> Value.of(text());
        case 5 ->
            Value.of(Stream.generate(() -> value(depth + 1)).limit(random.nextInt(4)).toList());
        default -> {
          Map<String, Value> fields = new LinkedHashMap<>();
          for (int i = random.nextInt(4); i > 0; i--) {
            fields.put(text(), value(depth + 1));
          }
          yield new Value.Fields(fields);
        }
      };
    }

    private String text() {
      String characters = "abc \"'\\\n\t\r{}[](),:=<>/é日😀“”\u0000\u2028";
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        int at = random.nextInt(characters.length());
        int point = characters.codePointAt(at);
        text.appendCodePoint(Character.isSurrogate((char) point) ? 'z' : point);
      }
      return random.nextInt(8) == 0 ? text + "</tool_call>" : text.toString();
    }
  }
}
