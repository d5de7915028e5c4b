package org.javoke.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.safetensors.Weights;
import org.javoke.tokenizer.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stories260K",
        "tiny-llama3",
        "tiny-llama3-sharded",
        "tiny-qwen2",
        "tiny-qwen2-bf16",
        "tiny-qwen3"
      })
  void opensWholeModels(String name) {
    ModelFolder model = ModelFolder.open(SharedFiles.at("goldens/model/models/" + name));
    try (Weights weights = model.weights();
        Tokenizer tokenizer = model.tokenizer()) {
      ModelConfig config = model.config();
      assertThat(weights.tensor("model.embed_tokens.weight").shape())
          .containsExactly((long) config.vocabSize(), (long) config.hiddenSize());
      assertThat(weights.contains("lm_head.weight")).isEqualTo(!config.tiedEmbeddings());
      assertThat(tokenizer.vocabSize()).isEqualTo(config.vocabSize());
      assertThat(weights.contains("model.layers.0.self_attn.q_proj.bias"))
          .isEqualTo(config.queryKeyValueBias());
      assertThat(weights.contains("model.layers.0.self_attn.q_norm.weight"))
          .isEqualTo(config.queryKeyNorm());
    }
  }

  @Test
  void aBaseModelHasNoChatTemplate() {
    assertThat(ModelFolder.open(SharedFiles.at("goldens/model/models/stories260K")).chatTemplate())
        .isEmpty();
  }

  @Test
  void readsSpecialTokensInEverySpelling() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template":"{{ bos_token }}|{{ eos_token }}|{{ pad_token is defined }}|{{ unk_token }}",
        "bos_token":"<s>","eos_token":{"content":"</s>","lstrip":false},"pad_token":null}\
        """);
    write("special_tokens_map.json", "{\"unk_token\":\"<unk>\",\"pad_token\":\"<pad>\"}");
    ModelTemplate template = TemplateReader.read(folder).orElseThrow();
    assertThat(template.plain().render(template.specialTokens(), NOW).text())
        .isEqualTo("<s>|</s>|False|<unk>");
  }

  @Test
  void aTemplateOfItsOwnFileComesFirst() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\":\"old\"}");
    write("chat_template.jinja", "new");
    assertThat(rendered(TemplateReader.read(folder).orElseThrow(), false)).isEqualTo("new");
  }

  @Test
  void choosesAmongNamedTemplates() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template":[{"name":"default","template":"plain"},
        {"name":"tool_use","template":"tools"},{"name":"rag","template":"{% broken"}]}\
        """);
    ModelTemplate template = TemplateReader.read(folder).orElseThrow();
    assertThat(rendered(template, false)).isEqualTo("plain");
    assertThat(rendered(template, true)).isEqualTo("tools");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"chat_template\":7}",
        "{\"chat_template\":[7]}",
        "{\"chat_template\":[{\"name\":\"tool_use\",\"template\":\"x\"}]}",
        "{\"chat_template\":\"{% if\"}",
        "{\"chat_template\":\"\",\"bos_token\":7}",
        "[]",
        "{"
      })
  void refusesBrokenTokenizerConfigurations(String json) throws IOException {
    write("tokenizer_config.json", json);
    assertThatThrownBy(() -> TemplateReader.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer_config.json");
  }

  @Test
  void saysThatTheTokenizerIsMissing() throws IOException {
    write(
        "config.json",
        """
        {"model_type":"llama","num_hidden_layers":1,"hidden_size":4,"num_attention_heads":1,
        "intermediate_size":4,"vocab_size":8}\
        """);
    ModelFolder model = ModelFolder.open(folder);
    assertThatThrownBy(model::tokenizer)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer.json");
    assertThatThrownBy(model::weights).hasMessageContaining("model.safetensors");
  }

  private static String rendered(ModelTemplate template, boolean tools) {
    return template.of(tools).render(Map.of(), NOW).text();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
