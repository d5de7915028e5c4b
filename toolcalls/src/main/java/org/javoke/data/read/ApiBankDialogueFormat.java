package org.javoke.data.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * API-Bank's samples of levels 1 and 2: a file is one dialogue, a line what the user, the AI or an
 * API said. The descriptions of the APIs are not in them; only what a search for tools found is.
 */
final class ApiBankDialogueFormat implements DataFormat.OfFiles {

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.WHERE_STATED);

  @Override
  public String name() {
    return "api-bank-dialogue";
  }

  @Override
  public String description() {
    return "API-Bank's samples of levels 1 and 2: one file, one dialogue";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("role") instanceof Value.Text && first.at("text") instanceof Value.Text;
  }

  @Override
  public List<Example> read(Path file) {
    Dialogue dialogue = new Dialogue();
    Map<String, Tool> found = new LinkedHashMap<>();
    List<JsonLine> lines = JsonLines.readAll(file);
    for (JsonLine line : lines) {
      try {
        add(dialogue, found, line.object());
      } catch (RecordException e) {
        throw line.error(e.reason());
      }
    }
    if (dialogue.turns().isEmpty()) {
      throw new InputException(file + " holds no dialogue");
    }
    Path name = file.getFileName();
    return List.of(
        new Example(
            name == null ? "" : name.toString(),
            dialogue.turns(),
            List.copyOf(found.values()),
            null,
            new Value.Fields(Map.of(Example.SOURCE, Value.of("api-bank")))));
  }

  private void add(Dialogue dialogue, Map<String, Tool> found, Value.Fields line)
      throws RecordException {
    switch (Shape.text(line, "role")) {
      case "User" -> dialogue.say(Turn.USER, Shape.text(line, "text"));
      case "AI" -> dialogue.say(Turn.ASSISTANT, Shape.text(line, "text"));
      case "API" -> {
        MadeCall call = CallShapes.read(line, "a call");
        Value result = line.at("result");
        Value output = result instanceof Value.Fields fields ? fields.at("output") : result;
        dialogue.call("", List.of(call));
        dialogue.result(output == null ? "" : Dialogue.text(output));
        if (call.name().equals("ToolSearcher") && output != null) {
          List<Value> items =
              output instanceof Value.Items(var several) ? several : List.of(output);
          tools.read(items).forEach(tool -> found.putIfAbsent(tool.name(), tool));
        }
      }
      default ->
          throw new RecordException("the role " + Shape.text(line, "role") + " is not known");
    }
  }
}
