package org.javoke.hub.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.safetensors.Weights;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Llama2cTest {

  private static final String WEIGHTS = "data/weights/";
  private static final String GOLDEN = "goldens/model/models/stories260K/";

  @TempDir private Path folder;

  @Test
  void convertsToTheGoldenFolder() throws IOException, JsonException {
    convert("stories260K/stories260K.bin", "stories260K/tok512.bin");
    assertThat(
            Files.mismatch(
                folder.resolve("model.safetensors"), SharedFiles.at(GOLDEN + "model.safetensors")))
        .isEqualTo(-1);
    for (String file :
        List.of(
            "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")) {
      assertThat(Json.read(Files.readString(folder.resolve(file))))
          .as(file)
          .isEqualTo(Json.read(Files.readString(SharedFiles.at(GOLDEN + file))));
    }
  }

  @Test
  void itsTokenizerEncodesAsRunCDoes() throws IOException, JsonException {
    convert("stories260K/stories260K.bin", "stories260K/tok512.bin");
    Path golden = SharedFiles.at(GOLDEN + "goldens/known_greedy.json");
    if (!(Json.read(Files.readString(golden)) instanceof Value.Fields root
        && root.at("tokenizer_checks") instanceof Value.Items(List<Value> checks))) {
      throw new AssertionError("no checks");
    }
    try (Tokenizer tokenizer = ModelFolder.open(folder).tokenizer()) {
      for (Value check : checks) {
        if (check instanceof Value.Fields fields
            && fields.at("text") instanceof Value.Text(String text)
            && fields.at("ids_with_bos") instanceof Value.Items(List<Value> ids)) {
          int[] encoded = tokenizer.encode(text, true);
          assertThat(encoded).as(text).isEqualTo(ids(ids));
          assertThat(tokenizer.decode(encoded, true)).isEqualTo(text);
        }
      }
      assertThat(
              root.at("ids") instanceof Value.Items(List<Value> ids)
                  ? tokenizer.decode(ids(ids), true)
                  : "")
          .isEqualTo(root.at("text") instanceof Value.Text(String text) ? text : "none");
    }
  }

  @Test
  void convertsAnotherModel() {
    convert("aidreams260K/aidreams260K.bin", "aidreams260K/tok512.bin");
    ModelFolder model = ModelFolder.open(folder);
    ModelConfig config = model.config();
    assertThat(config.layers()).isEqualTo(4);
    assertThat(config.maxPositions()).isEqualTo(128);
    try (Weights weights = model.weights();
        Tokenizer tokenizer = model.tokenizer()) {
      assertThat(weights.names()).hasSize(4 * 9 + 2);
      String text = " two  spaces, é and \uD83D\uDE00";
      assertThat(tokenizer.decode(tokenizer.encode(text, true), true)).isEqualTo(text);
    }
  }

  @Test
  void convertsWeightsAloneAndRefusesAVocabularyWithoutBytes() {
    Path checkpoint = SharedFiles.at(WEIGHTS + "babyllama-tok105/model5000.bin");
    for (String tokenizer : List.of("tok105.vocab", "tok105.model")) {
      assertThatThrownBy(() ->
              Llama2c.convert(
                  checkpoint, SharedFiles.at(WEIGHTS + "babyllama-tok105/" + tokenizer), folder))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("SentencePiece");
    }
    assertThat(folder).isEmptyDirectory();
    Llama2c.convertWeights(checkpoint, folder);
    ModelFolder model = ModelFolder.open(folder);
    assertThat(model.config().vocabSize()).isEqualTo(105);
    try (Weights weights = model.weights()) {
      assertThat(weights.names()).hasSize(5 * 9 + 2);
    }
  }

  @Test
  void refusesATokenizerOfAnotherModel() throws IOException {
    Path checkpoint = SharedFiles.at(WEIGHTS + "stories260K/stories260K.bin");
    Path tokenizer = folder.resolve("tok.bin");
    byte[] bytes = Files.readAllBytes(SharedFiles.at(WEIGHTS + "stories260K/tok512.bin"));
    Files.write(tokenizer, Arrays.copyOf(bytes, bytes.length - 9));
    assertThatThrownBy(() -> Llama2c.convert(checkpoint, tokenizer, folder.resolve("out")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tok.bin")
        .hasMessageContaining("511");
  }

  // dim, hidden_dim, layers, heads, kv heads, vocabulary, positions; then all its floats are there.
  @Test
  void separatesTheClassifier() throws IOException {
    // Embedding 6; norms 2 + 2 + 2; q, k, v, o 4 each; w1, w2, w3 2 each; rotary 3 * 2; classifier.
    byte[] bytes = checkpoint(2, 1, 1, 1, 1, -3, 3, 6 + 6 + 16 + 6 + 6 + 6);
    Files.write(folder.resolve("m.bin"), bytes);
    Llama2c.convertWeights(folder.resolve("m.bin"), folder.resolve("out"));
    try (Weights weights = ModelFolder.open(folder.resolve("out")).weights()) {
      assertThat(weights.tensor("lm_head.weight").shape()).containsExactly(3L, 2L);
    }
    assertThat(ModelFolder.open(folder.resolve("out")).config().tiedEmbeddings()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,1,1,1,3,3",
        "2147483647,2147483647,2147483647,1,1,2147483647,2147483647",
        "131072,4194304,1024,1,1,16777216,134217728",
        "2,1,1,1,1,-2147483648,3",
        "2,1,1,0,1,3,3",
        "6,1,1,2,1,3,3",
        "8,1,1,4,3,3,3",
        "2,1,1,1,1,3,4",
        "1634415666,1,2,1,1,3,3",
      })
  void refusesShapesThatCannotBe(String numbers) throws IOException {
    int[] header = Arrays.stream(numbers.split(",")).mapToInt(Integer::parseInt).toArray();
    Files.write(
        folder.resolve("m.bin"),
        checkpoint(
            header[0], header[1], header[2], header[3], header[4], header[5], header[6], 40));
    assertThatThrownBy(() -> Llama2c.convertWeights(folder.resolve("m.bin"), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("m.bin")
        .hasMessageContaining("llama2.c checkpoint");
  }

  @Test
  void brokenTokenizersAreRefused() throws IOException {
    byte[] valid = Files.readAllBytes(SharedFiles.at(WEIGHTS + "stories260K/tok512.bin"));
    Path file = folder.resolve("tok.bin");
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = Arrays.copyOf(valid, valid.length - random.nextInt(2) * 7);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Files.write(file, bytes);
      try {
        Llama2cTokenizerJson.of(Llama2cTokenizer.read(file, 512));
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("tok.bin");
      }
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> Llama2c.convertWeights(folder.resolve("no.bin"), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no.bin");
    Files.write(folder.resolve("short.bin"), "short".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Llama2c.convertWeights(folder.resolve("short.bin"), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("too few");
  }

  private void convert(String checkpoint, String tokenizer) {
    Llama2c.convert(
        SharedFiles.at(WEIGHTS + checkpoint), SharedFiles.at(WEIGHTS + tokenizer), folder);
  }

  private static int[] ids(List<Value> ids) {
    return ids.stream()
        .mapToInt(id -> id instanceof Value.Int(var number) ? number.intValueExact() : -1)
        .toArray();
  }

  private static byte[] checkpoint(
      int dim, int hidden, int layers, int heads, int keys, int vocab, int positions, int floats) {
    return ByteBuffer.allocate(28 + 4 * floats)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(dim)
        .putInt(hidden)
        .putInt(layers)
        .putInt(heads)
        .putInt(keys)
        .putInt(vocab)
        .putInt(positions)
        .array();
  }
}
