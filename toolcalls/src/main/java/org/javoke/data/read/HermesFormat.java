package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.call.CallSyntaxException;
import org.javoke.call.JsonSpan;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * Hermes function calling: {@code {"conversations", "tools"}} with tools also in the system text
 * between {@code <tools>} tags, calls in {@code <tool_call>} and results in {@code <tool_response>}
 * tags; what stands in them is JSON, or Python's way to print it.
 */
final class HermesFormat implements DataFormat.OfRecords {

  private static final Pattern CALL =
      Pattern.compile("<tool_call>(.*?)</tool_call>", Pattern.DOTALL);
  private static final Pattern RESULT =
      Pattern.compile("<tool_response>(.*?)</tool_response>", Pattern.DOTALL);
  private static final Pattern TOOLS = Pattern.compile("<tools>(.*?)</tools>", Pattern.DOTALL);

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.UNLESS_OPTIONAL);

  @Override
  public String name() {
    return "hermes";
  }

  @Override
  public String description() {
    return "Hermes function calling: conversations with <tools>, <tool_call> and <tool_response>";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    try {
      return ShareGpt.fits(first)
          && (first.at("tools") != null
              || ShareGpt.system(first, ShareGpt.read(first)).contains("<tools>"));
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
    Dialogue dialogue = new Dialogue();
    for (ShareGpt.Said one : said) {
      switch (one.role()) {
        case Turn.SYSTEM -> system(dialogue, one.text());
        case Turn.TOOL -> results(dialogue, one.text());
        case Turn.ASSISTANT -> answer(dialogue, one.text());
        default -> dialogue.say(one.role(), one.text());
      }
    }
    return new Example(
        Shape.textOrEmpty(record, "id"),
        dialogue.turns(),
        offered(record, ShareGpt.system(record, said)),
        null,
        ShareGpt.meta("hermes", record, "id", "tools", "conversations"));
  }

  // A template writes its own instructions about tools: theirs would stand in the prompt twice.
  private static void system(Dialogue dialogue, String text) {
    if (!text.contains("<tools>")) {
      dialogue.say(Turn.SYSTEM, text);
    }
  }

  private List<Tool> offered(Value.Fields record, String system) throws RecordException {
    Value beside = record.at("tools");
    if (beside != null && Shape.parsed(beside) instanceof Value.Items(List<Value> items)) {
      return tools.read(items);
    }
    List<Value> found = new ArrayList<>();
    for (Matcher tag = TOOLS.matcher(system); tag.find(); ) {
      if (!tag.group(1).isBlank()) {
        found.addAll(values(tag.group(1).strip()));
      }
    }
    return tools.read(found);
  }

  /** {@return the values of an array, or of objects one after the other} */
  private static List<Value> values(String text) throws RecordException {
    List<Value> values = new ArrayList<>();
    int at = 0;
    try {
      while (at < text.length()) {
        if (text.charAt(at) == '{' || text.charAt(at) == '[') {
          JsonSpan span = JsonSpan.read(text, at);
          values.addAll(
              span.value() instanceof Value.Items(List<Value> items)
                  ? items
                  : List.of(span.value()));
          at = span.end();
        } else {
          at++;
        }
      }
      return values;
    } catch (CallSyntaxException e) {
      Value literal = Shape.literal(text);
      return literal instanceof Value.Items(List<Value> items) ? items : List.of(literal);
    }
  }

  private static void answer(Dialogue dialogue, String text) throws RecordException {
    List<MadeCall> calls = new ArrayList<>();
    Matcher tag = CALL.matcher(text);
    while (tag.find()) {
      calls.add(CallShapes.read(Shape.literal(tag.group(1).strip()), "a <tool_call>"));
    }
    String prose = tag.replaceAll("").strip();
    if (calls.isEmpty() || prose.contains("tool_call>")) {
      // Broken tags are left where they stand: the linter says what is wrong with them.
      dialogue.say(Turn.ASSISTANT, text);
    } else {
      dialogue.call(prose, calls);
    }
  }

  private static void results(Dialogue dialogue, String text) {
    Matcher tag = RESULT.matcher(text);
    boolean any = false;
    while (tag.find()) {
      any = true;
      dialogue.result(tag.group(1).strip());
    }
    if (!any) {
      dialogue.result(text);
    }
  }
}
