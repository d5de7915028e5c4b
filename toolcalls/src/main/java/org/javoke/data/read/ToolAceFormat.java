package org.javoke.data.read;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.CallFormats;
import org.javoke.call.CallSyntaxException;
import org.javoke.call.JsonSpan;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * ToolACE: {@code {"system", "conversations"}} with the tools as JSON in the system text, and calls
 * as {@code [Some Name(a=1), other(b="x")]}, in which names may hold spaces.
 */
final class ToolAceFormat implements DataFormat.OfRecords {

  private static final String MARK = "that you can invoke:";

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.UNLESS_OPTIONAL);

  @Override
  public String name() {
    return "toolace";
  }

  @Override
  public String description() {
    return "ToolACE: tools in the system text, Pythonic calls";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return ShareGpt.fits(first) && Shape.textOrEmpty(first, "system").contains(MARK);
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    List<ShareGpt.Said> said = ShareGpt.read(record);
    List<Tool> offered = tools.read(list(ShareGpt.system(record, said)));
    Map<String, String> standIns = standIns(offered);
    Dialogue dialogue = new Dialogue();
    for (ShareGpt.Said one : said) {
      switch (one.role()) {
        case Turn.SYSTEM -> {}
        case Turn.TOOL -> dialogue.result(one.text());
        case Turn.ASSISTANT -> answer(dialogue, one.text(), standIns);
        default -> dialogue.say(one.role(), one.text());
      }
    }
    return new Example(
        Shape.textOrEmpty(record, "id"),
        dialogue.turns(),
        offered,
        null,
        ShareGpt.meta("toolace", record, "id", "system", "conversations"));
  }

  private static List<Value> list(String system) throws RecordException {
    int from = system.indexOf('[', Math.max(0, system.indexOf(MARK)));
    try {
      if (from >= 0 && JsonSpan.read(system, from).value() instanceof Value.Items(var items)) {
        return items;
      }
    } catch (CallSyntaxException e) {
      throw new RecordException("the list of tools in the system text: " + e.getMessage());
    }
    throw new RecordException("the system text holds no list of tools [...]");
  }

  private static void answer(Dialogue dialogue, String text, Map<String, String> standIns)
      throws RecordException {
    String bare = text.strip();
    if (!bare.startsWith("[") || !bare.endsWith(")]")) {
      dialogue.say(Turn.ASSISTANT, text);
      return;
    }
    for (Map.Entry<String, String> one : standIns.entrySet()) {
      bare = bare.replace(one.getValue() + "(", one.getKey() + "(");
    }
    switch (CallFormats.named("pythonic").parse(bare)) {
      case Parsed.Prose _ -> dialogue.say(Turn.ASSISTANT, text);
      case Parsed.Malformed(String _, int position, String reason) ->
          throw new RecordException(
              "a call cannot be read: %s, at %d of %s"
                  .formatted(reason, position, Shape.shown(text)));
      case Parsed.Calls(List<ToolCall> calls, String prose) ->
          dialogue.call(
              prose,
              calls.stream()
                  .map(call ->
                      MadeCall.of(
                          standIns.getOrDefault(call.name(), call.name()), call.arguments()))
                  .toList());
    }
  }

  /** {@return by a name that Python allows, each tool's name that it does not, longest first} */
  private static Map<String, String> standIns(List<Tool> tools) {
    Map<String, String> standIns = new LinkedHashMap<>();
    tools.stream()
        .map(Tool::name)
        .filter(name -> !name.matches("[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)*"))
        .distinct()
        .sorted((a, b) -> b.length() - a.length())
        .forEach(name -> standIns.put("stand_in_" + standIns.size() + "_", name));
    return standIns;
  }
}
