package org.javoke.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.safetensors.StoredDtype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {

  private static final String SHAPE =
      """
      "num_hidden_layers":2,"hidden_size":12,"num_attention_heads":3,"intermediate_size":20,\
      "vocab_size":50\
      """;

  @TempDir private Path folder;

  @Test
  void readsTheClassicSpelling() {
    ModelConfig config = shared("tiny-llama3");
    assertThat(config)
        .isEqualTo(
            new ModelConfig(
                Family.LLAMA,
                3,
                96,
                6,
                2,
                16,
                256,
                2048,
                1e-5,
                new Rope(500_000, new RopeScaling.Llama3(8, 1, 4, 64)),
                false,
                false,
                false,
                false,
                false,
                2048,
                StoredDtype.F32,
                List.of(2042, 2046, 2045),
                OptionalInt.of(2041),
                OptionalInt.empty()));
  }

  @Test
  void readsTheSpellingOfTransformers5() {
    ModelConfig config = shared("tiny-llama3-sharded");
    assertThat(config.rope()).isEqualTo(new Rope(10_000, new RopeScaling.None()));
    assertThat(config.dtype()).isEqualTo(StoredDtype.F32);
    assertThat(config.headDim()).isEqualTo(64 / 8);
  }

  @Test
  void knowsWhatTheFamiliesDo() {
    ModelConfig qwen2 = shared("tiny-qwen2-bf16");
    assertThat(qwen2.queryKeyValueBias()).isTrue();
    assertThat(qwen2.outputBias()).isFalse();
    assertThat(qwen2.queryKeyNorm()).isFalse();
    assertThat(qwen2.tiedEmbeddings()).isTrue();
    assertThat(qwen2.dtype()).isEqualTo(StoredDtype.BF16);
    ModelConfig qwen3 = shared("tiny-qwen3");
    assertThat(qwen3.queryKeyNorm()).isTrue();
    assertThat(qwen3.queryKeyValueBias()).isFalse();
    assertThat(qwen3.headDim()).isEqualTo(32);
  }

  @Test
  void readsGenerationDefaults() {
    GenerationDefaults qwen = folder("tiny-qwen2").generation();
    assertThat(qwen)
        .isEqualTo(
            new GenerationDefaults(
                List.of(2043, 2041),
                OptionalInt.of(2041),
                OptionalInt.of(2041),
                true,
                0.7,
                0.8,
                20,
                0,
                1.05));
    GenerationDefaults stories = folder("stories260K").generation();
    assertThat(stories.eosTokenIds()).containsExactly(2);
    assertThat(stories.doSample()).isFalse();
    assertThat(stories.topK()).isEqualTo(50);
  }

  @Test
  void fallsBackToTransformersDefaults() {
    ModelFolder model = write("\"model_type\":\"llama\"," + SHAPE);
    ModelConfig config = model.config();
    assertThat(config.keyValueHeads()).isEqualTo(3);
    assertThat(config.headDim()).isEqualTo(12 / 3);
    assertThat(config.rmsNormEps()).isEqualTo(1e-6);
    assertThat(config.rope().theta()).isEqualTo(10_000);
    assertThat(config.maxPositions()).isEqualTo(2048);
    assertThat(config.tiedEmbeddings()).isFalse();
    assertThat(config.eosTokenIds()).isEmpty();
    assertThat(write("\"model_type\":\"qwen3\"," + SHAPE).config().headDim()).isEqualTo(128);
    assertThat(model.generation().temperature()).isEqualTo(1);
  }

  @Test
  void leavesOutIdsThatTheVocabularyHasNot() {
    ModelConfig config =
        write("\"model_type\":\"llama\",\"pad_token_id\":-1,\"eos_token_id\":[1,50]," + SHAPE)
            .config();
    assertThat(config.padTokenId()).isEmpty();
    assertThat(config.eosTokenIds()).containsExactly(1);
  }

  @Test
  void readsBiasesAndLinearScaling() {
    ModelConfig config =
        write(
                "\"model_type\":\"llama\",\"attention_bias\":true,\"mlp_bias\":true,\"rope_scaling\":{\"type\":\"linear\",\"factor\":4},"
                    + SHAPE)
            .config();
    assertThat(config.queryKeyValueBias()).isTrue();
    assertThat(config.outputBias()).isTrue();
    assertThat(config.mlpBias()).isTrue();
    assertThat(config.rope().scaling()).isEqualTo(new RopeScaling.Linear(4));
  }

  @Test
  void aSlidingWindowThatNeverSlidesIsNoMatter() {
    String qwen = "\"model_type\":\"qwen2\",\"max_position_embeddings\":64,";
    String window = "\"use_sliding_window\":true,\"sliding_window\":";
    assertThat(write(qwen + window + "64,\"max_window_layers\":1," + SHAPE).config().layers())
        .isEqualTo(2);
    assertThat(write(qwen + window + "8,\"max_window_layers\":2," + SHAPE).config().layers())
        .isEqualTo(2);
    assertThatThrownBy(() -> write(qwen + window + "8,\"max_window_layers\":1," + SHAPE))
        .hasMessageContaining("sliding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"model_type\":\"mistral\"|mistral",
        "\"model_type\":\"llama\",\"architectures\":[\"LlamaForSequenceClassification\"]|LlamaForSequenceClassification",
        "\"x\":1|model_type",
        "\"model_type\":\"llama\",\"quantization_config\":{}|original weights",
        "\"model_type\":\"llama\",\"hidden_act\":\"gelu\"|gelu",
        "\"model_type\":\"llama\",\"rope_scaling\":{\"rope_type\":\"yarn\",\"factor\":4}|yarn",
        "\"model_type\":\"llama\",\"rope_scaling\":{\"type\":\"dynamic\",\"factor\":4}|dynamic",
        "\"model_type\":\"llama\",\"rope_scaling\":{\"type\":\"linear\"}|factor",
        "\"model_type\":\"llama\",\"rope_scaling\":7|rope_scaling",
        "\"model_type\":\"llama\",\"rope_scaling\":{\"type\":\"llama3\",\"factor\":8,\"low_freq_factor\":4,\"high_freq_factor\":4}|high_freq_factor",
        "\"model_type\":\"llama\",\"rope_theta\":5,\"rope_parameters\":{\"rope_theta\":6}|different",
        "\"model_type\":\"llama\",\"rope_theta\":1e999|rope_theta",
        "\"model_type\":\"llama\",\"rope_theta\":NaN|rope_theta",
        "\"model_type\":\"llama\",\"partial_rotary_factor\":0.5|partial_rotary_factor",
        "\"model_type\":\"llama\",\"num_key_value_heads\":2|multiple",
        "\"model_type\":\"llama\",\"num_key_value_heads\":0|num_key_value_heads",
        "\"model_type\":\"llama\",\"head_dim\":3|even",
        "\"model_type\":\"llama\",\"num_attention_heads\":5|multiple",
        "\"model_type\":\"llama\",\"num_hidden_layers\":1000000000|num_hidden_layers",
        "\"model_type\":\"llama\",\"vocab_size\":99999999999999999999999|vocab_size",
        "\"model_type\":\"llama\",\"hidden_size\":-12|hidden_size",
        "\"model_type\":\"llama\",\"hidden_size\":\"12\"|hidden_size",
        "\"model_type\":\"llama\",\"rms_norm_eps\":-1|rms_norm_eps",
        "\"model_type\":\"llama\",\"tie_word_embeddings\":\"yes\"|tie_word_embeddings",
        "\"model_type\":\"llama\",\"torch_dtype\":\"int8\"|int8",
        "\"model_type\":\"llama\",\"eos_token_id\":\"</s>\"|eos_token_id",
        "\"model_type\":\"llama\",\"layer_types\":[\"sliding_attention\"]|sliding",
      })
  void refusesWithTheNameOfWhatIsWrong(String keys, String named) {
    assertThatThrownBy(() -> write(SHAPE + "," + keys))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining(named);
  }

  @Test
  void namesWhatAFolderLacks() {
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining("tokenizer.json");
    assertThatThrownBy(() -> ModelFolder.open(folder.resolve("gone"))).hasMessageContaining("gone");
    assertThatThrownBy(() -> write("\"num_hidden_layers\":2,\"model_type\":\"llama\""))
        .hasMessageContaining("\"hidden_size\" is missing");
  }

  private static ModelFolder folder(String model) {
    return ModelFolder.open(SharedFiles.at("goldens/model/models/" + model));
  }

  private static ModelConfig shared(String model) {
    return folder(model).config();
  }

  private ModelFolder write(String keys) {
    try {
      Files.writeString(folder.resolve("config.json"), "{" + keys + "}");
      return ModelFolder.open(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
