package org.javoke.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/** How the requests of different providers lay out a tool whose parameters are JSON Schema. */
public enum ToolLayout {
  /** {@code {"type": "function", "function": {...}}}: OpenAI's chat completions, and Mistral. */
  OPENAI_CHAT {
    @Override
    public Value.Fields write(Tool tool) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("type", Value.of("function"));
      fields.put("function", tool.document());
      return new Value.Fields(fields);
    }
  },
  /** The function with {@code "type": "function"} beside its name: OpenAI's responses. */
  OPENAI_RESPONSES {
    @Override
    public Value.Fields write(Tool tool) {
      Map<String, Value> fields = new LinkedHashMap<>(tool.document().values());
      fields.put("type", Value.of("function"));
      return new Value.Fields(fields);
    }
  },
  /** The function alone: models that are run from their own chat template. */
  BARE {
    @Override
    public Value.Fields write(Tool tool) {
      return tool.document();
    }
  },
  /** Parameters under {@code input_schema}. */
  ANTHROPIC {
    @Override
    public Value.Fields write(Tool tool) {
      Map<String, Value> fields =
          new LinkedHashMap<>(withResponseDescribed(tool).document().values());
      Value schema = tool.parameters();
      fields.remove("parameters");
      fields.put("input_schema", schema);
      return new Value.Fields(fields);
    }
  },
  /** The function alone, with the keywords that Google's requests lack put into words. */
  GOOGLE {
    @Override
    public Value.Fields write(Tool tool) {
      return GoogleSchema.of(withResponseDescribed(tool)).document();
    }
  };

  /** {@return the tool as an element of a request's list of tools} */
  public abstract Value.Fields write(Tool tool);

  // Providers that refuse unknown keys get BFCL's schema of the returned value in words.
  private static Tool withResponseDescribed(Tool tool) {
    Value response = tool.further().at("response");
    if (response == null) {
      return tool;
    }
    Map<String, Value> further = new LinkedHashMap<>(tool.further().values());
    further.remove("response");
    return new Tool(
        tool.name(),
        tool.description()
            + " The response field has the following schema: "
            + PythonJson.dumps(Plain.of(response)),
        tool.parameters(),
        new Value.Fields(further));
  }
}
