package org.javoke.tokenizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** The decoder of Llama 2's kind: U+2581 to spaces, byte tokens to bytes, one text of all. */
final class LlamaDecoder {

  /** Drops one space from the beginning of the text. */
  static final Value.Fields STRIPPING = of(true);

  /** Drops none. */
  static final Value.Fields KEEPING = of(false);

  private LlamaDecoder() {}

  private static Value.Fields of(boolean stripping) {
    Value.Fields replace =
        fields(
            Map.of(
                "type", Value.of("Replace"),
                "pattern", fields(Map.of("String", Value.of("\u2581"))),
                "content", Value.of(" ")));
    List<Value> decoders = new ArrayList<>();
    decoders.add(replace);
    decoders.add(fields(Map.of("type", Value.of("ByteFallback"))));
    decoders.add(fields(Map.of("type", Value.of("Fuse"))));
    if (stripping) {
      decoders.add(
          fields(
              Map.of(
                  "type", Value.of("Strip"),
                  "content", Value.of(" "),
                  "start", Value.of(1),
                  "stop", Value.of(0))));
    }
    return fields(Map.of("type", Value.of("Sequence"), "decoders", Value.of(decoders)));
  }

  private static Value.Fields fields(Map<String, Value> fields) {
    return new Value.Fields(new LinkedHashMap<>(fields));
  }
}
