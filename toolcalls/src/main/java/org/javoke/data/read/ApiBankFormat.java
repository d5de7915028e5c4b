package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * API-Bank's training and test files: {@code instruction} and {@code input} as text with the
 * descriptions of the APIs as lines of JSON, and the request or the reply that is expected; and
 * {@code requirement} with its {@code apis} (level 3).
 */
final class ApiBankFormat implements DataFormat.OfRecords {

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.WHERE_STATED);

  @Override
  public String name() {
    return "api-bank";
  }

  @Override
  public String description() {
    return "API-Bank: instruction, input and output; or requirement and apis";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return (Shape.textOrEmpty(first, "instruction").contains("API")
            && first.at("input") instanceof Value.Text)
        || (first.at("requirement") != null && first.at("apis") != null);
  }

  @Override
  public RecordReader open(Path file) {
    return record -> record.at("requirement") == null ? prompted(record) : required(record);
  }

  private Example prompted(Value.Fields record) throws RecordException {
    Value written =
        record.at("expected_output") == null ? record.at("output") : record.at("expected_output");
    if (!(written instanceof Value.Text(String answer))) {
      throw new RecordException("\"output\" or \"expected_output\" must be a text");
    }
    List<Value> offered = new ArrayList<>();
    ApiBankText.descriptions(Shape.text(record, "instruction"), offered);
    String talk = ApiBankText.descriptions(Shape.text(record, "input"), offered);
    Dialogue dialogue = new Dialogue();
    ApiBankText.talk(dialogue, talk);
    ApiBankText.found(dialogue.turns(), offered);
    ApiBankText.answer(dialogue, answer);
    return example(
        record,
        dialogue,
        distinct(tools.read(offered)),
        "instruction",
        "input",
        "output",
        "expected_output");
  }

  private Example required(Value.Fields record) throws RecordException {
    Dialogue dialogue = new Dialogue();
    dialogue.say(Turn.USER, Shape.text(record, "requirement").strip());
    List<Value> offered = new ArrayList<>();
    offered.add(ApiBankText.toolSearcher());
    for (Value item : Shape.items(record, "apis")) {
      MadeCall call = CallShapes.read(item, "an API's call");
      Value output = ((Value.Fields) item).at("output");
      Value found = output instanceof Value.Fields inner ? inner.at("output") : output;
      if (call.name().equals("ToolSearcher") && found instanceof Value.Fields tool) {
        offered.add(tool);
      }
      dialogue.call("", List.of(call));
      dialogue.result(found == null ? "" : Dialogue.text(found));
    }
    dialogue.say(Turn.ASSISTANT, Shape.text(record, "response"));
    return example(
        record, dialogue, distinct(tools.read(offered)), "requirement", "apis", "response");
  }

  private static List<Tool> distinct(List<Tool> tools) {
    Map<String, Tool> byName = new LinkedHashMap<>();
    tools.forEach(tool -> byName.putIfAbsent(tool.name(), tool));
    return List.copyOf(byName.values());
  }

  private static Example example(
      Value.Fields record, Dialogue dialogue, List<Tool> tools, String... used) {
    return new Example("", dialogue.turns(), tools, null, ShareGpt.meta("api-bank", record, used));
  }
}
