package org.javoke.hub.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.safetensors.DurableFile;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.value.Json;

/**
 * Converts llama2.c checkpoints (the first version of their format, 32-bit floats) with their
 * tokenizers into folders of a small Llama.
 *
 * <p>llama2.c rotates neighbouring pairs of a head's elements, Hugging Face's Llama the first half
 * against the second: the rows of wq and wk are reordered for that.
 */
public final class Llama2c {

  private static final long MAX_SHARD_BYTES = 5_000_000_000L;

  private Llama2c() {}

  /**
   * Converts a checkpoint and its tokenizer.
   *
   * @param checkpoint the weights, such as stories15M.bin
   * @param tokenizer tokenizer.bin, as llama2.c exports it
   * @param folder where the model is written; made if it is not there
   * @throws InputException if a file is damaged or of another format, or they do not belong
   *     together
   */
  public static void convert(Path checkpoint, Path tokenizer, Path folder) {
    try (Llama2cCheckpoint weights = Llama2cCheckpoint.open(checkpoint)) {
      Llama2cTokenizer tokens = Llama2cTokenizer.read(tokenizer, weights.shape().vocabSize());
      write(weights, folder);
      DurableFile.write(
          folder.resolve("tokenizer_config.json"),
          Json.write(Llama2cFiles.tokenizerConfig(weights.shape())));
      DurableFile.write(
          folder.resolve("tokenizer.json"), Json.write(Llama2cTokenizerJson.of(tokens)));
    }
  }

  /** Converts a checkpoint whose tokenizer is not at hand; its folder lacks tokenizer.json. */
  public static void convertWeights(Path checkpoint, Path folder) {
    try (Llama2cCheckpoint weights = Llama2cCheckpoint.open(checkpoint)) {
      write(weights, folder);
    }
  }

  private static void write(Llama2cCheckpoint weights, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("Cannot make the folder %s: %s".formatted(folder, e), e);
    }
    SafetensorsWriter.writeModel(
        folder, weights.tensors(), Map.of("format", "pt"), MAX_SHARD_BYTES);
    DurableFile.write(
        folder.resolve("generation_config.json"), Json.write(Llama2cFiles.generation()));
    DurableFile.write(
        folder.resolve("config.json"), Json.write(Llama2cFiles.config(weights.shape())));
  }
}
