package org.javoke.hub.convert;

import java.util.List;
import org.javoke.value.Value;

/** The small files of a converted model's folder. */
final class Llama2cFiles {

  private Llama2cFiles() {}

  static Value config(Llama2cShape shape) {
    return new ObjectBuilder()
        .with("architectures", Value.of(List.of(Value.of("LlamaForCausalLM"))))
        .with("attention_bias", false)
        .with("attention_dropout", Value.of(0.0))
        .with("bos_token_id", 1)
        .with("eos_token_id", 2)
        .with("hidden_act", "silu")
        .with("hidden_size", shape.dim())
        .with("initializer_range", Value.of(0.02))
        .with("intermediate_size", shape.hiddenDim())
        .with("max_position_embeddings", shape.positions())
        .with("mlp_bias", false)
        .with("model_type", "llama")
        .with("num_attention_heads", shape.heads())
        .with("num_hidden_layers", shape.layers())
        .with("num_key_value_heads", shape.keyValueHeads())
        .with("rms_norm_eps", Value.of(1e-5))
        .with("rope_scaling", Value.NULL)
        .with("rope_theta", Value.of(10_000.0))
        .with("tie_word_embeddings", shape.sharedClassifier())
        .with("torch_dtype", "float32")
        .with("use_cache", true)
        .with("vocab_size", shape.vocabSize())
        .build();
  }

  static Value generation() {
    return new ObjectBuilder()
        .with("bos_token_id", 1)
        .with("eos_token_id", 2)
        .with("do_sample", false)
        .build();
  }

  static Value tokenizerConfig(Llama2cShape shape) {
    return new ObjectBuilder()
        .with("add_bos_token", true)
        .with("add_eos_token", false)
        .with("bos_token", "<s>")
        .with("eos_token", "</s>")
        .with("unk_token", "<unk>")
        .with("pad_token", "</s>")
        .with("clean_up_tokenization_spaces", false)
        .with("model_max_length", shape.positions())
        .with("tokenizer_class", "PreTrainedTokenizerFast")
        .build();
  }
}
