package org.javoke.lab.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models' folders without weights: published tokenizers and templates, and a made-up shape. */
final class Folders {

  private Folders() {}

  /**
   * {@return a folder that is enough to write samples}
   *
   * @param tokenizer of those outside the repository; without it the test that asks is skipped
   */
  static Path of(String tokenizer, int vocabulary, int end, Path to) throws IOException {
    Path from =
        Path.of(System.getProperty("javoke.shared", "../../shared"), "tokenizers", tokenizer);
    assumeTrue(Files.isDirectory(from), "no shared data at " + from);
    Files.createDirectories(to);
    for (String name : new String[] {"tokenizer.json", "tokenizer_config.json"}) {
      Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
    }
    Files.writeString(
        to.resolve("config.json"),
        """
        {"model_type": "qwen2", "hidden_size": 64, "intermediate_size": 128,
         "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
         "vocab_size": %d, "rms_norm_eps": 1e-6, "rope_theta": 10000.0,
         "max_position_embeddings": 256, "eos_token_id": %d, "torch_dtype": "float32"}
        """
            .formatted(vocabulary, end));
    return to;
  }
}
