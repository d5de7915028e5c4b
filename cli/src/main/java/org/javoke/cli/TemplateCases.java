package org.javoke.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.template.ChatTemplate;
import org.javoke.template.TemplateException;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/**
 * Renders a file of cases: per line one template, the moment at which its clock stands, and
 * contexts.
 */
final class TemplateCases {

  private final Path folder;

  TemplateCases(Path folder) {
    this.folder = folder;
  }

  /** {@return the text of a template file} */
  static String source(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(file + " is not UTF-8 text; a template must be.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands on one object per case: {@code template}, {@code name}, and {@code text} or {@code
   * error}.
   */
  void render(Path cases, Consumer<Value> sink) {
    JsonLines.forEach(cases, line -> renderLine(line, sink));
  }

  private void renderLine(JsonLine line, Consumer<Value> sink) {
    String name = line.text("template");
    LocalDateTime now = now(line);
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw line.error("there is no template file " + file + "; name its folder with --templates");
    }
    String source = source(file);
    for (Value value : line.items("cases").values()) {
      if (!(value instanceof Value.Fields fields)
          || !(fields.at("name") instanceof Value.Text(String caseName))
          || !(fields.at("context") instanceof Value.Fields context)) {
        throw line.error(
            "each case must be an object with a text \"name\" and an object \"context\"");
      }
      sink.accept(rendered(name, caseName, source, context, now));
    }
  }

  private static LocalDateTime now(JsonLine line) {
    if (line.object().at("now") == null) {
      return LocalDateTime.now(ZoneId.systemDefault());
    }
    String text = line.text("now");
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeParseException _) {
      throw line.error("\"now\" is " + text + ", expected a time such as 2026-01-15T10:20:30");
    }
  }

  private static Value rendered(
      String template, String name, String source, Value.Fields context, LocalDateTime now) {
    Map<String, Value> result = new LinkedHashMap<>();
    result.put("template", Value.of(template));
    result.put("name", Value.of(name));
    try {
      String text = ChatTemplate.parse(source).render(Plain.map(context), now).text();
      result.put("text", Value.of(text));
    } catch (TemplateException e) {
      result.put("error", Value.of(String.valueOf(e.getMessage())));
    }
    return new Value.Fields(result);
  }
}
