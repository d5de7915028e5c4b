package org.javoke.tokenizer;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
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
 * Reads the tokens out of a tokenizer.json, and checks all of it, since the native library ends the
 * process where a file contradicts itself. Duplicate keys are refused: the library might take the
 * other one.
 */
final class VocabularyReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Its table of names fails where many names hash alike, which a hostile file can arrange.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();
  private static final List<String> ADDED_KEYS =
      List.of("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
  private static final Set<String> PARTS =
      Set.of("added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder");

  private final String json;
  private final Fragments fragments;
  private final Map<String, Value> parts = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final BitSet added = new BitSet();
  private final BitSet special = new BitSet();
  private @Nullable BpeReader model;
  private int size;

  private VocabularyReader(String file, String json) {
    this.json = json;
    this.fragments = new Fragments(file);
  }

  /** {@return the vocabulary of a tokenizer.json that the native library can be given} */
  static Vocabulary read(String file, String json) {
    VocabularyReader reader = new VocabularyReader(file, json);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      reader.readRoot(parser);
      return reader.vocabulary();
    } catch (JacksonException e) {
      throw reader.fragments.bad("it is not JSON: " + e.getOriginalMessage());
    } catch (JsonException e) {
      throw reader.fragments.bad("it is not JSON: " + e.getMessage());
    }
  }

  private void readRoot(JsonParser parser) throws JsonException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw fragments.bad("it must hold an object");
    }
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("model")) {
        model = new BpeReader(fragments);
        model.read(parser, value);
      } else if (PARTS.contains(key)) {
        parts.put(key, part(parser));
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw fragments.bad("there is more behind its object");
    }
  }

  // The value that the parser stands at the beginning of.
  private Value part(JsonParser parser) throws JsonException {
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return Json.read(json.substring(begin, (int) parser.currentLocation().getCharOffset()));
  }

  private Vocabulary vocabulary() {
    if (model == null) {
      throw fragments.bad("it has no model");
    }
    ids.putAll(model.checked());
    size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    if (parts.get("added_tokens") instanceof Value.Items(List<Value> tokens)) {
      tokens.forEach(this::add);
    }
    TokenizerParts checks = new TokenizerParts(fragments);
    checks.normalizer(parts.get("normalizer"), 0);
    checks.preTokenizer(parts.get("pre_tokenizer"), 0);
    checks.postProcessor(parts.get("post_processor"), 0, new TemplateCheck(fragments, this::idOf));
    TokenDecoding decoding = checks.decoding(parts.get("decoder"));
    byte[] @Nullable [] bytes = new byte[size] @Nullable [];
    ids.forEach((token, id) -> bytes[id] = decoding.bytes(token));
    return new Vocabulary(
        bytes, ids, added, special, decoding == TokenDecoding.BYTE_FALLBACK_STRIPPED);
  }

  private OptionalInt idOf(String token) {
    @Nullable Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  private void add(Value value) {
    String place = "an added token";
    Value.Fields token = fragments.object(value, place);
    fragments.onlyKeys(token, ADDED_KEYS, place);
    ADDED_KEYS
        .subList(2, ADDED_KEYS.size())
        .forEach(key -> fragments.flag(token, key, true, place));
    String content = fragments.text(token, "content", place);
    int id =
        token.at("id") instanceof Value.Int(var number) && number.bitLength() < 31
            ? number.intValueExact()
            : -1;
    if (id < 0 || id >= Vocabulary.MAX_SIZE) {
      throw fragments.bad(
          "the added token \"%s\" must have an id from 0 to %d"
              .formatted(content, Vocabulary.MAX_SIZE - 1));
    }
    // The library gives a token that there is already its old id, whatever the file says.
    @Nullable Integer before = ids.putIfAbsent(content, id);
    if (before != null && before != id) {
      throw fragments.bad("the token \"%s\" has two ids, %d and %d".formatted(content, before, id));
    }
    size = Math.max(size, id + 1);
    added.set(id);
    special.set(id, Value.TRUE.equals(token.at("special")));
  }
}
