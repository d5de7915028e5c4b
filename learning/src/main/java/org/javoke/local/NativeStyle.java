package org.javoke.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.template.TemplateException;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Finds out how a model writes calls: its chat template is given a conversation in which a tool was
 * called, and what it makes of the call is what the model was trained to write.
 */
final class NativeStyle {

  private static final String QUESTION = "A question that asks for a call.";
  private static final Value.Fields ARGUMENTS = new Value.Fields(Map.of("place", Value.of("Bern")));
  private static final ToolCall CALL = new ToolCall("look_up_place", ARGUMENTS);
  private static final Tool TOOL =
      new Tool(
          CALL.name(),
          "Looks a place up.",
          new Value.Fields(
              Map.of(
                  "type",
                  Value.of("object"),
                  "properties",
                  new Value.Fields(
                      Map.of("place", new Value.Fields(Map.of("type", Value.of("string"))))))));

  // Those whose mark cannot be taken for anything else come first.
  private static final List<String> FORMATS =
      List.of("hermes", "mistral", "llama3", "pythonic", "openai");

  private NativeStyle() {}

  /**
   * {@return the format in which the template writes calls}
   *
   * @throws InputException if it shows the model no tools, or writes calls in no known format
   */
  static CallFormat of(ChatPrompts chat) {
    try {
      List<Message> asked = List.of(new Message.FromUser(QUESTION));
      if (!chat.render(asked, List.of(TOOL), true).contains(TOOL.name())) {
        throw new InputException(
            "the model's chat template does not show it any tools: put them into the prompt instead"
                + " (--mode prompting)");
      }
      NativeCall call = new NativeCall(CALL.name(), Json.write(ARGUMENTS));
      Message.FromAssistant answer = new Message.FromAssistant("", List.of(call));
      String text = chat.render(List.of(asked.getFirst(), answer), List.of(TOOL), false);
      return written(text.substring(text.lastIndexOf(QUESTION) + QUESTION.length()))
          .orElseThrow(() -> unknown("writes calls in no known format"));
    } catch (TemplateException e) {
      throw unknown("fails on a call: " + e.getMessage());
    }
  }

  private static Optional<CallFormat> written(String turn) {
    return FORMATS.stream()
        .map(CallFormats::named)
        .filter(format ->
            format.parse(turn) instanceof Parsed.Calls(List<ToolCall> calls, _)
                && calls.equals(List.of(CALL)))
        .findFirst();
  }

  private static InputException unknown(String why) {
    return new InputException(
        "the model's chat template %s: name the format in which the model writes its calls (--call-format %s), or put the tools into the prompt (--mode prompting)"
            .formatted(why, String.join("|", FORMATS)));
  }
}
