package org.javoke.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged configurations are refused as input, or read; nothing else comes out. */
class SettingsFuzzTest {

  private static final String CONFIG =
      """
      {"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":64,\
      "num_hidden_layers":2,"num_attention_heads":4,"num_key_value_heads":2,"head_dim":16,\
      "intermediate_size":32,"vocab_size":100,"rms_norm_eps":1e-5,"hidden_act":"silu",\
      "eos_token_id":[1,2],"bos_token_id":0,"rope_parameters":{"rope_type":"llama3",\
      "rope_theta":5e5,"factor":8.0,"low_freq_factor":1,"high_freq_factor":4,\
      "original_max_position_embeddings":64},"tie_word_embeddings":true,"dtype":"bfloat16",\
      "max_position_embeddings":2048}\
      """;
  private static final String ADAPTER =
      """
      {"peft_type":"LORA","r":8,"lora_alpha":16,"lora_dropout":0.1,"bias":"none",\
      "target_modules":["q_proj","v_proj"],"modules_to_save":null,"use_rslora":true,\
      "rank_pattern":{"q_proj":4},"alpha_pattern":{"v_proj":1.5},"use_dora":false}\
      """;
  private static final String[] SNIPPETS = {
    "",
    "-1",
    "0",
    "1e999",
    "NaN",
    "99999999999999999999999",
    "null",
    "true",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "\\ud800",
    "\u0000",
    "[[[[[[[[",
    "yarn",
    "x"
  };

  @TempDir private Path folder;

  @Test
  void modelConfigurations() {
    fuzz(CONFIG, 11, ConfigReader::read);
  }

  @Test
  void adapterConfigurations() {
    fuzz(ADAPTER, 12, AdapterConfigFile::read);
  }

  private void fuzz(String valid, int seed, Consumer<Path> reader) {
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(valid);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(5)),
            SNIPPETS[random.nextInt(SNIPPETS.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(20) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
      }
      refused += isRefused(bytes, reader) ? 1 : 0;
    }
    assertThat(refused).isBetween(100, 400);
  }

  private boolean isRefused(byte[] bytes, Consumer<Path> reader) {
    try {
      Path file = Files.write(folder.resolve("config.json"), bytes);
      reader.accept(file);
      return false;
    } catch (InputException e) {
      assertThat(e).hasMessageContaining("config.json");
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
