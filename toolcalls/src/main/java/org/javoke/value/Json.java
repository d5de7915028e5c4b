package org.javoke.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads and writes JSON as {@link Value}s, with integers and floats kept apart and keys in order.
 *
 * <p>As Python's {@code json} does, it accepts {@code NaN} and {@code Infinity}, and of two equal
 * keys the last one wins. Depth is bounded by {@value #MAX_DEPTH}, numbers by {@value
 * #MAX_NUMBER_LENGTH} digits.
 */
public final class Json {

  public static final int MAX_DEPTH = 500;
  public static final int MAX_NUMBER_LENGTH = 4_300; // Python refuses longer integers too
  private static final int MAX_STRING_LENGTH = 256 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private Json() {}

  /**
   * {@return the one JSON value that the text holds}
   *
   * @throws JsonException if the text is no JSON, or holds more than one value
   */
  public static Value read(String text) throws JsonException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException("there is no value", 0);
      }
      Value value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new JsonException(
            "there is more text after the value",
            (int) parser.currentTokenLocation().getCharOffset());
      }
      return value;
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
      throw new JsonException(reason(e), (int) offset);
    }
  }

  // Where a bracket was opened is a sentence about the parser's settings and not about the text.
  private static String reason(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker at .*", "");
  }

  /**
   * {@return the value as compact JSON in one line, which UTF-8 can hold} Half a surrogate pair,
   * which a model can write as JSON, stays as its escape. Tuples become arrays; keys of tables, and
   * opaque values, become their text.
   */
  public static String write(Value value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, value);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static Value value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Value.Text(parser.getString());
      case VALUE_NUMBER_INT -> new Value.Int(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> new Value.Real(parser.getDoubleValue());
      case VALUE_TRUE -> Value.TRUE;
      case VALUE_FALSE -> Value.FALSE;
      case VALUE_NULL -> Value.NULL;
      default -> throw new IllegalStateException("unexpected JSON token " + token);
    };
  }

  private static Value object(JsonParser parser) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new Value.Fields(fields);
  }

  private static Value array(JsonParser parser) {
    List<Value> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Value.Items(items);
  }

  private static void write(JsonGenerator generator, Value value) {
    switch (value) {
      case Value.Null _ -> generator.writeNull();
      case Value.Bool(boolean truth) -> generator.writeBoolean(truth);
      case Value.Int(var number) -> generator.writeNumber(number);
      case Value.Real(double number) -> writeReal(generator, number);
      case Value.Text(String text) -> generator.writeString(text);
      case Value.Items(List<Value> items) -> writeArray(generator, items);
      case Value.Tuple(List<Value> items) -> writeArray(generator, items);
      case Value.Fields(Map<String, Value> fields) -> {
        generator.writeStartObject();
        fields.forEach((key, field) -> {
          generator.writeName(key);
          write(generator, field);
        });
        generator.writeEndObject();
      }
      case Value.Table(List<Value.Entry> entries) -> {
        generator.writeStartObject();
        for (Value.Entry entry : entries) {
          generator.writeName(
              entry.key() instanceof Value.Text(String key) ? key : write(entry.key()));
          write(generator, entry.value());
        }
        generator.writeEndObject();
      }
      case Value.Opaque opaque -> generator.writeString(opaque.repr());
    }
  }

  private static void writeArray(JsonGenerator generator, List<Value> items) {
    generator.writeStartArray();
    items.forEach(item -> write(generator, item));
    generator.writeEndArray();
  }

  // JSON has no word for these three; Python's reader and ours take these.
  private static void writeReal(JsonGenerator generator, double number) {
    if (Double.isNaN(number)) {
      generator.writeRawValue("NaN");
    } else if (Double.isInfinite(number)) {
      generator.writeRawValue(number > 0 ? "Infinity" : "-Infinity");
    } else {
      generator.writeNumber(number);
    }
  }
}
