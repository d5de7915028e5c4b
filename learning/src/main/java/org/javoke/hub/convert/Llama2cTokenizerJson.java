package org.javoke.hub.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** A llama2.c tokenizer as the tokenizer.json of a Llama 2. */
final class Llama2cTokenizerJson {

  private Llama2cTokenizerJson() {}

  /** {@return the content of tokenizer.json} */
  static Value of(Llama2cTokenizer tokenizer) {
    return new ObjectBuilder()
        .with("version", "1.0")
        .with("truncation", Value.NULL)
        .with("padding", Value.NULL)
        .with("added_tokens", added())
        .with("normalizer", normalizer())
        .with("pre_tokenizer", Value.NULL)
        .with("post_processor", postProcessor())
        .with("decoder", decoder())
        .with("model", model(tokenizer))
        .build();
  }

  private static Value added() {
    List<Value> tokens = new ArrayList<>();
    for (int id = 0; id < Llama2cTokenizer.MARKS.size(); id++) {
      tokens.add(
          new ObjectBuilder()
              .with("id", id)
              .with("content", Llama2cTokenizer.MARKS.get(id))
              .with("single_word", false)
              .with("lstrip", false)
              .with("rstrip", false)
              .with("normalized", false)
              .with("special", true)
              .build());
    }
    return Value.of(tokens);
  }

  private static Value normalizer() {
    Value prepend = new ObjectBuilder().with("type", "Prepend").with("prepend", "\u2581").build();
    return new ObjectBuilder()
        .with("type", "Sequence")
        .with("normalizers", Value.of(List.of(prepend, replace(" ", "\u2581"))))
        .build();
  }

  private static Value replace(String from, String to) {
    return new ObjectBuilder()
        .with("type", "Replace")
        .with("pattern", new ObjectBuilder().with("String", from).build())
        .with("content", to)
        .build();
  }

  private static Value decoder() {
    return new ObjectBuilder()
        .with("type", "Sequence")
        .with(
            "decoders",
            Value.of(
                List.of(
                    replace("\u2581", " "),
                    new ObjectBuilder().with("type", "ByteFallback").build(),
                    new ObjectBuilder().with("type", "Fuse").build(),
                    new ObjectBuilder()
                        .with("type", "Strip")
                        .with("content", " ")
                        .with("start", 1)
                        .with("stop", 0)
                        .build())))
        .build();
  }

  private static Value postProcessor() {
    Value begin =
        new ObjectBuilder()
            .with("id", "<s>")
            .with("ids", Value.of(List.of(Value.of(1))))
            .with("tokens", Value.of(List.of(Value.of("<s>"))))
            .build();
    return new ObjectBuilder()
        .with("type", "TemplateProcessing")
        .with(
            "single", Value.of(List.of(piece("SpecialToken", "<s>", 0), piece("Sequence", "A", 0))))
        .with(
            "pair",
            Value.of(
                List.of(
                    piece("SpecialToken", "<s>", 0),
                    piece("Sequence", "A", 0),
                    piece("SpecialToken", "<s>", 1),
                    piece("Sequence", "B", 1))))
        .with("special_tokens", new ObjectBuilder().with("<s>", begin).build())
        .build();
  }

  private static Value piece(String kind, String id, int type) {
    return new ObjectBuilder()
        .with(kind, new ObjectBuilder().with("id", id).with("type_id", type).build())
        .build();
  }

  private static Value model(Llama2cTokenizer tokenizer) {
    Map<String, Value> vocab = new LinkedHashMap<>();
    tokenizer.ids().forEach((text, id) -> vocab.put(text, Value.of(id)));
    return new ObjectBuilder()
        .with("type", "BPE")
        .with("dropout", Value.NULL)
        .with("unk_token", "<unk>")
        .with("continuing_subword_prefix", Value.NULL)
        .with("end_of_word_suffix", Value.NULL)
        .with("fuse_unk", true)
        .with("byte_fallback", true)
        .with("ignore_merges", false)
        .with("vocab", new Value.Fields(vocab))
        .with("merges", Value.of(tokenizer.merges()))
        .build();
  }
}
