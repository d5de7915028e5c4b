package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.value.Value;

/**
 * API-Bank in a layout with {@code system_prompt}, {@code messages} and {@code gold_tool_calls}, as
 * conversions of it have.
 */
final class ApiBankToolsFormat implements DataFormat.OfRecords {

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.WHERE_STATED);

  @Override
  public String name() {
    return "api-bank-tools";
  }

  @Override
  public String description() {
    return "API-Bank with system_prompt, messages and gold_tool_calls";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("gold_tool_calls") != null && first.at("system_prompt") != null;
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    List<Value> offered = new ArrayList<>();
    ApiBankText.descriptions(Shape.text(record, "system_prompt"), offered);
    Dialogue dialogue = new Dialogue();
    for (Value item : Shape.items(record, "messages")) {
      Value.Fields message = Shape.object(item, "a message");
      String text = Shape.text(message, "content");
      switch (Shape.text(message, "role")) {
        case Turn.ASSISTANT -> ApiBankText.answer(dialogue, text);
        case Turn.TOOL -> dialogue.result(text);
        case Turn.USER -> {
          if (!text.startsWith("Generate the next API Request")) {
            dialogue.say(Turn.USER, text.replace("Generate API Request:", "").strip());
          }
        }
        default -> dialogue.say(Shape.text(message, "role"), text);
      }
    }
    return XlamAnswers.add(record, dialogue, tools.read(offered));
  }

  /** The calls that are expected next come last. */
  private static final class XlamAnswers {
    static Example add(Value.Fields record, Dialogue dialogue, List<org.javoke.schema.Tool> tools)
        throws RecordException {
      List<Value> gold = Shape.items(record, "gold_tool_calls");
      if (!gold.isEmpty()) {
        dialogue.call("", CallShapes.read(gold));
      }
      return new Example(
          record.at("id") == null ? "" : Dialogue.text(record.at("id")),
          dialogue.turns(),
          tools,
          null,
          ShareGpt.meta("api-bank", record, "id", "system_prompt", "messages", "gold_tool_calls"));
    }
  }
}
