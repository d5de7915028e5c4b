package org.javoke.lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.data.lint.ModelText;
import org.javoke.data.lint.TemplateFormat;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.ModelTemplate;
import org.javoke.input.InputException;
import org.javoke.template.ChatTemplate;
import org.javoke.template.TemplateException;
import org.javoke.tokenizer.Tokenizer;
import org.jspecify.annotations.Nullable;

/** How a model, or a template alone, sees samples. */
public final class ModelTexts {

  private ModelTexts() {}

  /**
   * {@return what a model's folder says: its template, its tokens, and its context}
   *
   * @param callFormat the name of the form in which it writes calls; empty to find out
   * @param context in tokens; empty for the model's own
   * @throws InputException if a file is missing or damaged, or there is no chat template
   */
  public static ModelText ofModel(Path folder, String callFormat, OptionalInt context) {
    ModelFolder model = ModelFolder.open(folder);
    ModelTemplate found =
        model
            .chatTemplate()
            .orElseThrow(() ->
                new InputException(folder + " has no chat template: name one with --template"));
    ChatTemplate template = found.of(true);
    Tokenizer tokenizer = model.tokenizer();
    return new ModelText(
        template,
        found.specialTokens(),
        format(callFormat, template, found.specialTokens()),
        text -> tokenizer.encode(text, false).length,
        context.isPresent() ? context : OptionalInt.of(model.config().maxPositions()));
  }

  /**
   * {@return what a template alone says; tokens are not counted}
   *
   * @throws InputException if it cannot be read or parsed
   */
  public static ModelText ofTemplate(Path file, String callFormat) {
    try {
      ChatTemplate template = ChatTemplate.parse(Files.readString(file));
      @Nullable ToIntFunction<String> none = null;
      return new ModelText(
          template, Map.of(), format(callFormat, template, Map.of()), none, OptionalInt.empty());
    } catch (TemplateException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read as UTF-8 text", e);
    }
  }

  private static CallFormat format(
      String name, ChatTemplate template, Map<String, String> variables) {
    return name.isEmpty() ? TemplateFormat.of(template, variables) : CallFormats.named(name);
  }
}
