package org.javoke.tokenizer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads the tokens out of a tokenizer.json, passing over the merges, which are most of it. */
final class VocabularyReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          // Its table of names fails where many names hash alike, which a hostile file can arrange.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private final Path file;
  private final Map<String, Integer> ids = new HashMap<>();
  private final BitSet added = new BitSet();
  private final BitSet special = new BitSet();
  private final Set<String> decoders = new HashSet<>();
  private @Nullable String modelType;
  private int size;

  private VocabularyReader(Path file) {
    this.file = file;
  }

  static Vocabulary read(Path file, String json) {
    VocabularyReader reader = new VocabularyReader(file);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      reader.readRoot(parser);
    } catch (JacksonException e) {
      throw new InputException(
          "%s is not JSON at character %d: it is damaged, fetch it again"
              .formatted(file, e.getLocation() == null ? 0 : e.getLocation().getCharOffset()),
          e);
    }
    return reader.vocabulary();
  }

  private void readRoot(JsonParser parser) {
    require(parser.nextToken() == JsonToken.START_OBJECT, "it must hold an object");
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("added_tokens") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          readAdded(parser);
        }
      } else if (key.equals("model") && value == JsonToken.START_OBJECT) {
        readModel(parser);
      } else if (key.equals("decoder") && value == JsonToken.START_OBJECT) {
        readDecoder(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readAdded(JsonParser parser) {
    @Nullable String content = null;
    int id = -1;
    boolean mark = false;
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "id" -> id = id(parser, value);
        case "content" -> content = parser.getString();
        case "special" -> mark = value == JsonToken.VALUE_TRUE;
        default -> parser.skipChildren();
      }
    }
    require(content != null && id >= 0, "an added token lacks its id or content");
    if (content != null) {
      ids.put(content, id);
    }
    added.set(id);
    special.set(id, mark);
  }

  private void readModel(JsonParser parser) {
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("vocab") && value == JsonToken.START_OBJECT) {
        for (String token = parser.nextName(); token != null; token = parser.nextName()) {
          ids.put(token, id(parser, parser.nextToken()));
        }
      } else if (key.equals("type")) {
        modelType = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
  }

  // Of a decoder, or a sequence of decoders, what each is: {"type": ..., "decoders": [{...}]}.
  private void readDecoder(JsonParser parser) {
    List<String> types = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING && "type".equals(parser.currentName())) {
        types.add(parser.getString());
      }
    }
    decoders.addAll(types);
  }

  private int id(JsonParser parser, @Nullable JsonToken value) {
    require(value == JsonToken.VALUE_NUMBER_INT, "a token's id must be a whole number");
    long id = parser.getLongValue();
    require(
        id >= 0 && id < Vocabulary.MAX_SIZE,
        "a token has the id %d, where ids end below %d".formatted(id, Vocabulary.MAX_SIZE));
    size = Math.max(size, (int) id + 1);
    return (int) id;
  }

  private Vocabulary vocabulary() {
    require(
        "BPE".equals(modelType),
        "its model is %s, which is not supported; supported is BPE".formatted(modelType));
    require(!ids.isEmpty(), "it has no tokens");
    TokenDecoding decoding = decoding();
    byte[] @Nullable [] bytes = new byte[size] @Nullable [];
    ids.forEach((token, id) -> bytes[id] = decoding.bytes(token));
    return new Vocabulary(bytes, ids, added, special, decoders.contains("Strip"));
  }

  private TokenDecoding decoding() {
    if (decoders.equals(Set.of("ByteLevel"))) {
      return TokenDecoding.BYTE_LEVEL;
    }
    if (decoders.equals(Set.of("Sequence", "Replace", "ByteFallback", "Fuse", "Strip"))
        || decoders.equals(Set.of("Sequence", "Replace", "ByteFallback", "Fuse"))) {
      return TokenDecoding.BYTE_FALLBACK;
    }
    throw bad(
        "its decoder is %s, which is not supported; supported are ByteLevel, and Replace with ByteFallback and Fuse"
            .formatted(decoders));
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw bad(problem);
    }
  }

  private InputException bad(String problem) {
    return new InputException(file + " is no tokenizer that can be used: " + problem);
  }
}
