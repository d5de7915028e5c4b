package org.javoke.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;
import org.javoke.safetensors.Weights;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.value.Value;

/**
 * A model's folder in Hugging Face's layout, or a snapshot in Hugging Face's cache. Opening it
 * reads and checks the configurations, which are small; weights and tokenizer are opened when asked
 * for.
 *
 * <p>It needs {@code config.json}, {@code model.safetensors} (or its shards and their index) and
 * {@code tokenizer.json}; {@code generation_config.json}, {@code tokenizer_config.json} and {@code
 * chat_template.jinja} are read where they are.
 */
public final class ModelFolder {

  private static final String CONFIG = "config.json";
  private static final String GENERATION = "generation_config.json";
  private static final String TOKENIZER = "tokenizer.json";

  private final Path path;
  private final ModelConfig config;
  private final GenerationDefaults generation;

  private ModelFolder(Path path, ModelConfig config, GenerationDefaults generation) {
    this.path = path;
    this.config = config;
    this.generation = generation;
  }

  /**
   * Opens the folder and reads its configurations.
   *
   * @throws InputException if there is no such folder, a file is missing or damaged, or the model
   *     is of a kind that is not supported; the message says what is
   */
  public static ModelFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "There is no folder %s (looked for it at %s): name a model's folder in Hugging Face's layout"
              .formatted(folder, folder.toAbsolutePath()));
    }
    if (!Files.exists(folder.resolve(CONFIG))) {
      throw new InputException(
          "%s has no %s: a model's folder needs config.json, model.safetensors (or its shards and model.safetensors.index.json) and tokenizer.json"
              .formatted(folder, CONFIG));
    }
    ModelConfig config = ConfigReader.read(FolderFile.in(folder, CONFIG));
    return new ModelFolder(folder, config, generation(folder, config));
  }

  private static GenerationDefaults generation(Path folder, ModelConfig config) {
    Settings settings =
        Files.exists(folder.resolve(GENERATION))
            ? Settings.read(FolderFile.in(folder, GENERATION))
            : new Settings(GENERATION, Value.Fields.EMPTY);
    return GenerationReader.read(settings, config);
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  /** {@return the model's shape and arithmetic} */
  public ModelConfig config() {
    return config;
  }

  /** {@return how its makers want it sampled} */
  public GenerationDefaults generation() {
    return generation;
  }

  /**
   * {@return the weights, newly opened; whoever asks closes them}
   *
   * @throws org.javoke.safetensors.SafetensorsException if they are missing or damaged
   */
  public Weights weights() {
    return Weights.open(path);
  }

  /**
   * {@return the tokenizer, newly opened; whoever asks closes it}
   *
   * @throws InputException if it is missing, damaged, or has ids that the model has no row for
   */
  public Tokenizer tokenizer() {
    if (!Files.exists(path.resolve(TOKENIZER))) {
      throw new InputException(
          "%s has no %s: a model's folder needs it; a tokenizer.model alone has to be converted with transformers first"
              .formatted(path, TOKENIZER));
    }
    return Tokenizer.open(FolderFile.in(path, TOKENIZER), config.vocabSize());
  }

  /**
   * {@return the chat template, if the model has one, as base models have not}
   *
   * @throws InputException if it cannot be parsed
   */
  public Optional<ModelTemplate> chatTemplate() {
    return TemplateReader.read(path);
  }
}
