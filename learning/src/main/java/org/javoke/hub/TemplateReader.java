package org.javoke.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.input.Kinds;
import org.javoke.safetensors.FolderFile;
import org.javoke.template.ChatTemplate;
import org.javoke.template.TemplateException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads chat_template.jinja, or the {@code chat_template} of tokenizer_config.json: one template,
 * or a list of named ones of which {@code tool_use} serves conversations with tools.
 */
final class TemplateReader {

  private static final String JINJA = "chat_template.jinja";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String TOKENS = "special_tokens_map.json";
  private static final long MAX_TEMPLATE_BYTES = 4L * 1024 * 1024;
  private static final List<String> SPECIAL_TOKENS =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  private final Path folder;
  private final Settings settings;

  private TemplateReader(Path folder, Settings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  static Optional<ModelTemplate> read(Path folder) {
    return new TemplateReader(folder, settings(folder, CONFIG)).template();
  }

  private static Settings settings(Path folder, String name) {
    return Files.exists(folder.resolve(name))
        ? Settings.read(FolderFile.in(folder, name))
        : new Settings(folder.resolve(name).toString(), Value.Fields.EMPTY);
  }

  private Optional<ModelTemplate> template() {
    if (Files.exists(folder.resolve(JINJA))) {
      Path file = FolderFile.in(folder, JINJA);
      String source = Settings.text(file, MAX_TEMPLATE_BYTES);
      ChatTemplate template = parsed(file.toString(), source);
      return Optional.of(new ModelTemplate(template, template, specialTokens()));
    }
    return switch (settings.at("chat_template")) {
      case null -> Optional.empty();
      case Value.Text(String source) -> {
        ChatTemplate template = parsed(settings.where(), source);
        yield Optional.of(new ModelTemplate(template, template, specialTokens()));
      }
      case Value.Items(List<Value> items) -> Optional.of(named(items));
      case Value other ->
          throw settings.error(
              "\"chat_template\" must be a text or a list of {name, template}, found "
                  + Kinds.of(other));
    };
  }

  private ModelTemplate named(List<Value> items) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Value item : items) {
      if (!(item instanceof Value.Fields fields
          && fields.at("name") instanceof Value.Text(String name)
          && fields.at("template") instanceof Value.Text(String source))) {
        throw settings.error("each chat_template of a list must have a name and a template");
      }
      sources.put(name, source);
    }
    @Nullable String source = sources.get("default");
    if (source == null) {
      throw settings.error(
          "its chat templates are %s, and none is named \"default\"".formatted(sources.keySet()));
    }
    ChatTemplate plain = parsed(settings.where() + ", template default", source);
    @Nullable String tools = sources.get("tool_use");
    ChatTemplate withTools =
        tools == null ? plain : parsed(settings.where() + ", template tool_use", tools);
    return new ModelTemplate(plain, withTools, specialTokens());
  }

  private static ChatTemplate parsed(String where, String source) {
    try {
      return ChatTemplate.parse(source);
    } catch (TemplateException e) {
      throw new InputException(where + ": the chat template: " + e.getMessage(), e);
    }
  }

  private Map<String, String> specialTokens() {
    Settings older = settings(folder, TOKENS);
    Map<String, String> tokens = new LinkedHashMap<>();
    for (String name : SPECIAL_TOKENS) {
      // A null in the newer file says that there is none.
      Settings said = settings.fields().at(name) == null ? older : settings;
      switch (said.at(name)) {
        case null -> {}
        case Value.Text(String text) -> tokens.put(name, text);
        case Value.Fields token when token.at("content") instanceof Value.Text(String text) ->
            tokens.put(name, text);
        case Value other ->
            throw said.error(
                "\"%s\" must be a text or have a content, found %s"
                    .formatted(name, Kinds.of(other)));
      }
    }
    return tokens;
  }
}
