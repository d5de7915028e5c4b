package org.javoke.safetensors;

import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of a header: names, dtypes, shapes, offsets; whether they fit is not asked here.
 */
final class HeaderReader {

  private static final int MAX_TENSORS = 500_000;
  private static final int MAX_RANK = 32;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNumberLength(32)
                  .maxNameLength(16 * 1024)
                  .maxStringLength(Header.MAX_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Its table of names fails where many names hash alike, which a hostile file can arrange.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Declaration> tensors = new ArrayList<>();

  /** What is wrong with a header, without the file's name. */
  static final class BadHeaderException extends Exception {

    private static final long serialVersionUID = 1L;

    BadHeaderException(String reason) {
      super(reason);
    }
  }

  List<Declaration> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  void read(HeaderStream bytes) throws BadHeaderException {
    InputStreamReader text =
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object of tensors");
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (name.equals("__metadata__")) {
          readMetadata(parser);
        } else {
          readTensor(parser, name);
        }
      }
      if (parser.nextToken() != null) {
        throw new BadHeaderException("there is more JSON behind the object of tensors");
      }
    } catch (JacksonException e) {
      throw new BadHeaderException(
          "it is not valid JSON in UTF-8: " + Printed.safe(e.getOriginalMessage()));
    }
  }

  private void readMetadata(JsonParser parser) throws BadHeaderException {
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "__metadata__ as an object");
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "texts in __metadata__");
      metadata.put(key, parser.getString());
    }
  }

  private void readTensor(JsonParser parser, String name) throws BadHeaderException {
    if (tensors.size() == MAX_TENSORS) {
      throw new BadHeaderException("it has more than %,d tensors".formatted(MAX_TENSORS));
    }
    String place = "tensor " + Printed.quoted(name);
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT, place + " as an object");
    @Nullable String dtype = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken token = parser.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(parser, token, JsonToken.VALUE_STRING, "the dtype of " + place + " as a text");
          dtype = parser.getString();
        }
        case "shape" -> shape = numbers(parser, token, "the shape of " + place);
        case "data_offsets" -> offsets = numbers(parser, token, "the data_offsets of " + place);
        default -> parser.skipChildren();
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new BadHeaderException(place + " must have dtype, shape and two data_offsets");
    }
    tensors.add(new Declaration(name, dtype, shape, offsets.getFirst(), offsets.getLast()));
  }

  private static List<Long> numbers(JsonParser parser, @Nullable JsonToken token, String what)
      throws BadHeaderException {
    expect(parser, token, JsonToken.START_ARRAY, what + " as an array");
    List<Long> numbers = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      expect(parser, next, JsonToken.VALUE_NUMBER_INT, "integers in " + what);
      if (numbers.size() == MAX_RANK) {
        throw new BadHeaderException(what + " has more than " + MAX_RANK + " numbers");
      }
      numbers.add(parser.getLongValue());
    }
    return List.copyOf(numbers);
  }

  private static void expect(
      JsonParser parser, @Nullable JsonToken found, JsonToken wanted, String what)
      throws BadHeaderException {
    if (found != wanted) {
      throw new BadHeaderException(
          "expected %s, found %s"
              .formatted(what, found == null ? "the end" : Printed.safe(parser.getString())));
    }
  }
}
