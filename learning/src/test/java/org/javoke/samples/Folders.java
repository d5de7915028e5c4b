package org.javoke.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.input.SharedFiles;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;

/** Models' folders without weights: a real tokenizer and template, and a small made-up shape. */
public final class Folders {

  @SuppressWarnings("InlineFormatString")
  private static final String CONFIG =
      """
      {"model_type": "qwen2", "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
       "num_attention_heads": 4, "num_key_value_heads": 2, "vocab_size": %d, "rms_norm_eps": 1e-6,
       "rope_theta": 10000.0, "max_position_embeddings": 4096, "tie_word_embeddings": true,
       "eos_token_id": %d, "torch_dtype": "float32"}
      """;

  private Folders() {}

  /** {@return a folder with the tokenizer; the test that asks is skipped if there is none} */
  public static Path of(String tokenizer, Path to) {
    boolean isQwen = tokenizer.contains("qwen");
    boolean isTiny = tokenizer.startsWith("tiny");
    int vocabulary = isTiny ? 2048 : isQwen ? 151_936 : 128_256;
    int end = isTiny ? (isQwen ? 2043 : 2045) : isQwen ? 151_645 : 128_009;
    try {
      Files.createDirectories(to);
      for (String name : new String[] {"tokenizer.json", "tokenizer_config.json"}) {
        Path from = SharedFiles.at("tokenizers/" + tokenizer + "/" + name);
        Files.write(to.resolve(name), Files.readAllBytes(from));
      }
      Files.writeString(to.resolve("config.json"), CONFIG.formatted(vocabulary, end));
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return what bears loss, a text for each run of tokens} */
  static List<String> learned(Example example, Tokenizer tokenizer) {
    List<String> runs = new ArrayList<>();
    int[] ids = example.ids().toArray();
    int[] places = example.learned().toArray();
    int from = 0;
    for (int i = 1; i <= places.length; i++) {
      if (i == places.length || places[i] != places[i - 1] + 1) {
        int[] run = Arrays.copyOfRange(ids, places[from], places[i - 1] + 1);
        runs.add(tokenizer.decode(run, false));
        from = i;
      }
    }
    return runs;
  }

  /** {@return the folder, opened, after its chat template was replaced} */
  static ModelFolder with(String template, Path folder) {
    try {
      Files.writeString(folder.resolve("chat_template.jinja"), template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ModelFolder.open(folder);
  }

  /** {@return a published template's text} */
  static String template(String name) {
    try {
      return Files.readString(SharedFiles.at("goldens/chat/templates/" + name + ".jinja"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
