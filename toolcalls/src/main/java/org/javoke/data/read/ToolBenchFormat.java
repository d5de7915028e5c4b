package org.javoke.data.read;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * ToolBench (ToolLLM): {@code {"id", "conversations"}} with the tools as a Python list in the
 * system text, and answers of the form {@code Thought: ... Action: ... Action Input: {...}}.
 */
final class ToolBenchFormat implements DataFormat.OfRecords {

  private static final String MARK = "you have access to the following APIs:";
  private static final Pattern ACTION =
      Pattern.compile(
          "^(?:\\s*Thought:(.*?))?\\s*Action:\\s*(\\S[^\\n]*?)\\s*\\n\\s*Action Input:(.*)$",
          Pattern.DOTALL);

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.UNLESS_OPTIONAL);

  @Override
  public String name() {
    return "toolbench";
  }

  @Override
  public String description() {
    return "ToolBench (ToolLLM): Thought, Action and Action Input";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    try {
      return ShareGpt.fits(first) && ShareGpt.system(first, ShareGpt.read(first)).contains(MARK);
    } catch (RecordException _) {
      return false;
    }
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    List<ShareGpt.Said> said = ShareGpt.read(record);
    String system = ShareGpt.system(record, said);
    int mark = system.indexOf(MARK);
    int list = system.indexOf('[', Math.max(0, mark));
    if (mark < 0 || list < 0) {
      throw new RecordException("the system text holds no list of APIs after \"" + MARK + "\"");
    }
    Value apis = Shape.literal(system.substring(list).strip());
    List<Tool> offered =
        tools.read(apis instanceof Value.Items(List<Value> items) ? items : List.of(apis));
    Dialogue dialogue = new Dialogue();
    for (ShareGpt.Said one : said) {
      switch (one.role()) {
        case Turn.SYSTEM -> dialogue.say(Turn.SYSTEM, system.substring(0, mark).strip());
        case Turn.TOOL -> dialogue.result(one.text());
        case Turn.ASSISTANT -> answer(dialogue, one.text());
        default -> dialogue.say(one.role(), one.text().replace("\nBegin!\n", "").strip());
      }
    }
    return new Example(
        Shape.textOrEmpty(record, "id"),
        dialogue.turns(),
        offered,
        null,
        ShareGpt.meta("toolbench", record, "id", "conversations"));
  }

  private static void answer(Dialogue dialogue, String text) throws RecordException {
    Matcher action = ACTION.matcher(text);
    if (!action.find()) {
      dialogue.say(Turn.ASSISTANT, text);
      return;
    }
    String thought = action.group(1) == null ? "" : action.group(1).strip();
    String input = action.group(3).strip();
    Value arguments = input.isEmpty() ? Value.Fields.EMPTY : Shape.literal(input);
    dialogue.call(thought, List.of(MadeCall.of(action.group(2).strip(), arguments)));
  }
}
