package org.javoke.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.safetensors.FolderFile;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.value.Value;

/**
 * The part of a model's folder in Hugging Face's layout that texts need: {@code tokenizer.json},
 * the chat template, and which tokens end a reply. The model may be of any kind, and its weights
 * may be elsewhere.
 *
 * @param path where it is
 */
public record TokenizerFolder(Path path) {

  /**
   * @throws InputException if there is no such folder, or no tokenizer in it
   */
  public TokenizerFolder {
    if (!Files.isDirectory(path)) {
      throw new InputException(
          "There is no folder %s (looked for it at %s): name one with the model's tokenizer.json and chat template"
              .formatted(path, path.toAbsolutePath()));
    }
    if (!Files.exists(path.resolve("tokenizer.json"))) {
      throw new InputException(
          "%s has no tokenizer.json: fetch the model's tokenizer.json, tokenizer_config.json, generation_config.json and (where it has one) chat_template.jinja into it"
              .formatted(path));
    }
  }

  /**
   * {@return the tokenizer, newly opened; whoever asks closes it}
   *
   * @throws InputException if it is damaged
   */
  public Tokenizer tokenizer() {
    return Tokenizer.open(FolderFile.in(path, "tokenizer.json"));
  }

  /**
   * {@return the chat template, if there is one}
   *
   * @throws InputException if it cannot be parsed
   */
  public Optional<ModelTemplate> chatTemplate() {
    return TemplateReader.read(path);
  }

  /**
   * {@return the ids that end a reply, those of generation_config.json first, then those of
   * config.json; where neither names one, the {@code eos_token} of tokenizer_config.json}
   *
   * @throws InputException if a file is damaged
   */
  public List<Integer> eosTokenIds(Tokenizer tokenizer) {
    List<Integer> ids = new ArrayList<>();
    for (String name : List.of("generation_config.json", "config.json")) {
      settings(name).tokens("eos_token_id", tokenizer.vocabSize()).stream()
          .filter(id -> !ids.contains(id))
          .forEach(ids::add);
    }
    if (ids.isEmpty()) {
      named().map(tokenizer::idOf).ifPresent(id -> id.ifPresent(ids::add));
    }
    return ids;
  }

  private Optional<String> named() {
    return switch (settings("tokenizer_config.json").at("eos_token")) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Fields token when token.at("content") instanceof Value.Text(String text) ->
          Optional.of(text);
      case null, default -> Optional.empty();
    };
  }

  private Settings settings(String name) {
    return Files.exists(path.resolve(name))
        ? Settings.read(FolderFile.in(path, name))
        : new Settings(path.resolve(name).toString(), Value.Fields.EMPTY);
  }
}
