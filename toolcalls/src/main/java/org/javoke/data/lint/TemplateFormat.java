package org.javoke.data.lint;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.template.ChatTemplate;
import org.javoke.value.Value;

/** Finds out how a chat template writes calls: it is given one to write. */
public final class TemplateFormat {

  // The most particular first: bare JSON is found inside tags, too.
  private static final List<String> ORDER =
      List.of("hermes", "mistral", "llama3", "pythonic", "openai");

  private TemplateFormat() {}

  /**
   * {@return the first format that reads back what the template writes}
   *
   * @throws InputException if none does
   */
  public static CallFormat of(ChatTemplate template, Map<String, String> variables) {
    for (String name : ORDER) {
      CallFormat format = CallFormats.named(name);
      ModelText model = new ModelText(template, variables, format, null, OptionalInt.empty());
      Findings findings = new Findings();
      new TemplateCheck(model).check(probe(), findings);
      if (findings.list().isEmpty()) {
        return format;
      }
    }
    throw new InputException(
        "The chat template writes calls in none of the forms that are known ("
            + String.join(", ", ORDER)
            + "), or none at all: name the form with --call-format, or use another template.");
  }

  private static Example probe() {
    Value.Fields text = new Value.Fields(Map.of("type", Value.of("string")));
    Value.Fields schema =
        new Value.Fields(
            Map.of(
                "type",
                Value.of("object"),
                "properties",
                new Value.Fields(Map.of("city", text)),
                "required",
                Value.of(List.of(Value.of("city")))));
    Value.Fields arguments = new Value.Fields(Map.of("city", Value.of("Rome")));
    MadeCall call = new MadeCall("abcdefghi", "get_weather", arguments, Value.Fields.EMPTY);
    return new Example(
        "",
        List.of(Turn.user("How is the weather in Rome?"), Turn.calling("", List.of(call))),
        List.of(new Tool("get_weather", "Tells the weather.", schema)),
        null,
        Value.Fields.EMPTY);
  }
}
