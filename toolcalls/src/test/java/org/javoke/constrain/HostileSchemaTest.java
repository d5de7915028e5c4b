package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that make no sense end in a refusal or a grammar, never in a dead end. */
class HostileSchemaTest {

  private static final int SCHEMAS = 200;
  private static final int MOST_BYTES = 20_000;

  private static final List<String> KEYWORDS =
      List.of(
          "type",
          "properties",
          "required",
          "items",
          "prefixItems",
          "minItems",
          "maxItems",
          "enum",
          "const",
          "anyOf",
          "oneOf",
          "allOf",
          "$ref",
          "$defs",
          "additionalProperties",
          "not");

  private static final List<String> TYPES =
      List.of(
          "string",
          "integer",
          "number",
          "boolean",
          "null",
          "array",
          "object",
          "dict",
          "tuple",
          "any",
          "float",
          "",
          "nonsense");

  private static final List<String> NAMES =
      List.of("a", "b", "from", "a b", "", "\u00e9", "\"", "\\", "\n", "\ud800", "name", "*");

  private static final List<String> REFERENCES =
      List.of("#", "#/properties/a", "#/$defs/a", "#/anyOf/0", "#/x", "http://x/", "#/items");

  @ParameterizedTest
  @ValueSource(strings = {"hermes", "llama3", "mistral", "openai", "pythonic"})
  void noSchemaLeadsToADeadEnd(String name) {
    CallFormat format = CallFormats.named(name);
    Random random = new Random(5);
    int written = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      Value.Fields schema = schema(random, 5);
      CallGrammar grammar;
      try {
        grammar = CallGrammar.of(format, List.of(new Tool("f", "", schema)), Calling.REQUIRED);
      } catch (InputException e) {
        assertThat(e).hasMessageMatching("(?s)a call is required.*|the parameters of the tool.*");
        continue;
      }
      String text = written(grammar, random, schema);
      assertThat(format.parse(text)).as("%s\n%s", schema, text).isInstanceOf(Parsed.Calls.class);
      written++;
    }
    assertThat(written).isGreaterThan(SCHEMAS / 4);
  }

  private static String written(CallGrammar grammar, Random random, Value.Fields schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    State state = grammar.start();
    while (!grammar.accepting(state) || random.nextInt(4) > 0) {
      List<Integer> possible = new ArrayList<>();
      for (int value = 0; value < 256; value++) {
        if (!grammar.next(state, value).isDead()) {
          possible.add(value);
        }
      }
      if (possible.isEmpty() && grammar.accepting(state)) {
        break;
      }
      assertThat(possible).as("%s after %s", schema, out).isNotEmpty();
      assertThat(out.size()).as("%s after %s", schema, out).isLessThan(MOST_BYTES);
      int value = chosen(possible, random);
      state = grammar.next(state, value);
      out.write(value);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  // Closing brackets and quotation marks more often than not, or hardly a reply would end.
  private static int chosen(List<Integer> possible, Random random) {
    List<Integer> closing =
        possible.stream().filter(value -> "\"'}])\\".indexOf(value) >= 0).toList();
    List<Integer> from = closing.isEmpty() || random.nextInt(3) == 0 ? possible : closing;
    return from.get(random.nextInt(from.size()));
  }

  private static Value.Fields schema(Random random, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String keyword = pick(KEYWORDS, random);
      fields.put(
          keyword, random.nextInt(12) == 0 ? literal(random) : operand(keyword, random, depth));
    }
    return new Value.Fields(fields);
  }

  private static Value operand(String keyword, Random random, int depth) {
    return switch (keyword) {
      case "type" ->
          random.nextInt(5) > 0
              ? Value.of(pick(TYPES, random))
              : Value.of(List.of(Value.of(pick(TYPES, random)), Value.of(pick(TYPES, random))));
      case "properties", "$defs" -> {
        Map<String, Value> schemas = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          schemas.put(pick(NAMES, random), nested(random, depth));
        }
        yield new Value.Fields(schemas);
      }
      case "required" -> Value.of(List.of(Value.of(pick(NAMES, random))));
      case "minItems", "maxItems" -> Value.of(random.nextInt(4));
      case "enum" -> Value.of(List.of(literal(random), literal(random)));
      case "const" -> literal(random);
      case "anyOf", "oneOf", "allOf", "prefixItems" ->
          Value.of(List.of(nested(random, depth), nested(random, depth)));
      case "$ref" -> Value.of(pick(REFERENCES, random));
      default -> nested(random, depth);
    };
  }

  private static Value nested(Random random, int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> Value.of(random.nextBoolean());
      default -> depth == 0 ? Value.Fields.EMPTY : schema(random, depth - 1);
    };
  }

  private static Value literal(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextInt(100) - 50);
      case 2 -> Value.of(random.nextInt(100) / 8.0);
      case 3 -> Value.TRUE;
      case 4 -> Value.of(List.of(Value.of(1), Value.of("x")));
      case 5 -> new Value.Fields(Map.of(pick(NAMES, random), Value.of(1)));
      default -> Value.of(pick(NAMES, random));
    };
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
