package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.value.Value;

/**
 * Hammer's test sets and its example of training data, in the three layouts that its repository
 * has: {@code query}, {@code tools} and {@code answers}; and {@code instruction} and {@code output}
 * with all that in one text, its conversation as lines or between {@code <|im_start|>} marks.
 */
final class HammerFormat implements DataFormat.OfRecords {

  private static final String TOOLS = "[BEGIN OF AVAILABLE TOOLS]";
  private static final String TOOLS_END = "[END OF AVAILABLE TOOLS]";
  private static final String FORMAT_END = "[END OF FORMAT INSTRUCTION]";
  private static final String QUERY = "[BEGIN OF QUERY]";
  private static final String QUERY_END = "[END OF QUERY]";
  private static final Pattern MARKED =
      Pattern.compile("<\\|im_start\\|>(\\w+)\\n(.*?)<\\|im_end\\|>", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("(?m)^(User|AI|Assistant|Tool|API): ");
  private static final String PROMPT = "Generate API Request:";

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.WHERE_STATED);

  @Override
  public String name() {
    return "hammer";
  }

  @Override
  public String description() {
    return "Hammer's test sets: original, hammer and hammer2.1, and its masked training data";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    boolean original = first.at("answers") != null && first.at("query") instanceof Value.Items;
    return original || Shape.textOrEmpty(first, "instruction").contains(TOOLS);
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    return record.at("instruction") == null ? original(record) : prompted(record);
  }

  private Example original(Value.Fields record) throws RecordException {
    List<Tool> offered = tools.read(Shape.items(record, "tools"));
    if (record.at("query") instanceof Value.Text(String query)) {
      return XlamFormat.example(record, "hammer", List.of(Turn.user(query)), offered);
    }
    Dialogue dialogue = new Dialogue();
    for (Value item : Shape.items(record, "query")) {
      Value.Fields message = Shape.object(item, "a message of \"query\"");
      add(dialogue, Shape.text(message, "role"), Shape.text(message, "content"));
    }
    return XlamFormat.example(record, "hammer", dialogue.turns(), offered);
  }

  private Example prompted(Value.Fields record) throws RecordException {
    String text = Shape.text(record, "instruction");
    Value offered = Shape.literal(between(text, TOOLS, TOOLS_END));
    List<MadeCall> calls = fenced(Shape.text(record, "output"));
    Dialogue dialogue = new Dialogue();
    String rest = text.substring(text.indexOf(FORMAT_END) + 1);
    if (rest.contains(QUERY)) {
      lines(dialogue, between(rest, QUERY, QUERY_END).strip());
    } else {
      for (Matcher mark = MARKED.matcher(rest); mark.find(); ) {
        add(dialogue, mark.group(1), mark.group(2));
      }
    }
    if (!calls.isEmpty()) {
      dialogue.call("", calls);
    }
    return new Example(
        "",
        dialogue.turns(),
        tools.read(offered instanceof Value.Items(List<Value> items) ? items : List.of(offered)),
        calls.isEmpty() ? new Expectation.NoCall() : null,
        new Value.Fields(Map.of(Example.SOURCE, Value.of("hammer"))));
  }

  private static void lines(Dialogue dialogue, String query) throws RecordException {
    Matcher start = LINE.matcher(query);
    if (!start.find() || start.start() != 0) {
      dialogue.say(Turn.USER, query);
      return;
    }
    boolean more = true;
    while (more) {
      String role = start.group(1);
      int from = start.end();
      more = start.find();
      add(dialogue, role, query.substring(from, more ? start.start() : query.length()));
    }
  }

  private static void add(Dialogue dialogue, String role, String content) throws RecordException {
    String text = content.replace(PROMPT, "").strip();
    switch (role) {
      case "user", "User" -> dialogue.say(Turn.USER, text);
      case "agent", "AI" -> dialogue.say(Turn.ASSISTANT, text);
      case "assistant", "Assistant", "API" -> {
        if (text.startsWith("```") || text.startsWith("[{")) {
          dialogue.call("", fenced(text));
        } else {
          dialogue.say(Turn.ASSISTANT, text);
        }
      }
      case "tool", "Tool" -> dialogue.result(text);
      default -> throw new RecordException("the role \"" + role + "\" is not known");
    }
  }

  /** {@return the calls of {@code ```[{"name", "arguments"}]```}} */
  private static List<MadeCall> fenced(String text) throws RecordException {
    String bare = text.strip();
    if (bare.startsWith("```")) {
      bare =
          bare.substring(3, Math.max(3, bare.endsWith("```") ? bare.length() - 3 : bare.length()));
    }
    Value value = Shape.literal(bare.strip());
    if (value instanceof Value.Items(List<Value> items)) {
      return CallShapes.read(items);
    }
    List<MadeCall> one = new ArrayList<>();
    one.add(CallShapes.read(value, "the call"));
    return one;
  }

  private static String between(String text, String start, String end) throws RecordException {
    int from = text.indexOf(start);
    int to = text.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      throw new RecordException("the text lacks " + (from < 0 ? start : end));
    }
    return text.substring(from + start.length(), to).strip();
  }
}
