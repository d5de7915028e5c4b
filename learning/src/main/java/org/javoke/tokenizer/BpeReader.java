package org.javoke.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the BPE model of a tokenizer.json as it streams by: vocabulary, merges, settings. */
final class BpeReader {

  // What else can be set splits tokens at random or spells them in ways that nothing here knows.
  private static final Set<String> EMPTY =
      Set.of("dropout", "continuing_subword_prefix", "end_of_word_suffix");
  private static final Set<String> FLAGS = Set.of("fuse_unk", "byte_fallback", "ignore_merges");

  private final Fragments fragments;
  private final Map<String, Integer> vocab = new HashMap<>();
  private final List<String> merged = new ArrayList<>();
  private @Nullable String type;
  private @Nullable String unknown;
  private boolean hasMerges;

  BpeReader(Fragments fragments) {
    this.fragments = fragments;
  }

  void read(JsonParser parser, @Nullable JsonToken start) {
    expect(start == JsonToken.START_OBJECT, "its model must be an object");
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("type")) {
        type = parser.getString();
      } else if (key.equals("vocab")) {
        readVocab(parser, value);
      } else if (key.equals("merges")) {
        readMerges(parser, value);
      } else if (key.equals("unk_token")) {
        expect(
            value == JsonToken.VALUE_NULL || value == JsonToken.VALUE_STRING,
            "its unk_token must be a text");
        unknown = value == JsonToken.VALUE_NULL ? null : parser.getString();
      } else if (EMPTY.contains(key)) {
        expect(
            value == JsonToken.VALUE_NULL
                || (value == JsonToken.VALUE_STRING && parser.getString().isEmpty()),
            "its \"%s\" is set, which is not supported".formatted(key));
      } else {
        expect(
            FLAGS.contains(key)
                && (value == JsonToken.VALUE_TRUE
                    || value == JsonToken.VALUE_FALSE
                    || value == JsonToken.VALUE_NULL),
            "its model's \"%s\" is not known, or not true or false".formatted(key));
      }
    }
  }

  /** {@return the ids by token, once every part has been seen to fit the others} */
  Map<String, Integer> checked() {
    expect(
        "BPE".equals(type),
        "its model is %s, which is not supported; supported is BPE".formatted(type));
    expect(!vocab.isEmpty() && hasMerges, "its model has no vocab or no merges");
    expect(unknown == null || vocab.containsKey(unknown), "its unk_token is no token");
    for (int i = 0; i < merged.size(); i += 2) {
      String left = merged.get(i);
      String right = merged.get(i + 1);
      if (!vocab.containsKey(left)
          || !vocab.containsKey(right)
          || !vocab.containsKey(left + right)) {
        throw fragments.bad(
            "merge %d, of \"%s\" and \"%s\", is not of tokens".formatted(i / 2, left, right));
      }
    }
    return vocab;
  }

  private void readVocab(JsonParser parser, @Nullable JsonToken start) {
    expect(start == JsonToken.START_OBJECT, "its vocab must be an object");
    for (String token = parser.nextName(); token != null; token = parser.nextName()) {
      expect(
          parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "a token's id must be a whole number");
      long id = parser.getLongValue();
      if (id < 0 || id >= Vocabulary.MAX_SIZE || token.isEmpty()) {
        throw fragments.bad(
            "the token \"%s\" has the id %d, expected 0 to %d"
                .formatted(token, id, Vocabulary.MAX_SIZE - 1));
      }
      vocab.put(token, (int) id);
    }
  }

  // ["a b", ...], or as newer files have it [["a", "b"], ...].
  private void readMerges(JsonParser parser, @Nullable JsonToken start) {
    expect(start == JsonToken.START_ARRAY, "its merges must be an array");
    hasMerges = true;
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (next == JsonToken.VALUE_STRING) {
        String[] pair = parser.getString().split(" ", -1);
        expect(pair.length == 2, "a merge must be of two tokens");
        merged.add(pair[0]);
        merged.add(pair[1]);
      } else {
        expect(next == JsonToken.START_ARRAY, "a merge must be a text or an array");
        for (int i = 0; i < 2; i++) {
          expect(parser.nextToken() == JsonToken.VALUE_STRING, "a merge must be of two tokens");
          merged.add(parser.getString());
        }
        expect(parser.nextToken() == JsonToken.END_ARRAY, "a merge must be of two tokens");
      }
    }
  }

  private void expect(boolean holds, String problem) {
    if (!holds) {
      throw fragments.bad(problem);
    }
  }
}
