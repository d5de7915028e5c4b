package org.javoke.data.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.Kinds;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"messages": [...], "tools": [...], "expected": ..., "meta": {...}}}, in OpenAI's form:
 * what Javoke writes, and what trainers take. What stands in it is kept as it is, for the linter.
 */
public final class CanonicalFormat implements DataFormat.OfRecords {

  private static final Set<String> KEYS = Set.of("id", "messages", "tools", "expected", "meta");

  @Override
  public String name() {
    return "canonical";
  }

  @Override
  public String description() {
    return "messages and tools in OpenAI's form, with expected and meta: what javoke writes";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("messages") != null && first.at("calls") == null;
  }

  @Override
  public RecordReader open(Path file) {
    return CanonicalFormat::example;
  }

  /**
   * {@return the sample that the object is}
   *
   * @throws RecordException if it is none
   */
  public static Example example(Value.Fields record) throws RecordException {
    List<Turn> messages = new ArrayList<>();
    List<Value> items = Shape.items(record, "messages");
    for (int i = 0; i < items.size(); i++) {
      messages.add(turn(items.get(i), "messages[" + i + "]"));
    }
    Value expected = record.at("expected");
    Map<String, Value> meta = new LinkedHashMap<>();
    if (record.at("meta") instanceof Value.Fields(Map<String, Value> own)) {
      meta.putAll(own);
    }
    Map<String, Value> further = new LinkedHashMap<>(record.values());
    further.keySet().removeAll(KEYS);
    if (further.get("category") instanceof Value.Text && !meta.containsKey("category")) {
      meta.put("category", further.get("category"));
      further.remove("category");
    }
    return new Example(
        Shape.textOrEmpty(record, "id"),
        messages,
        record.at("tools") == null || record.at("tools") instanceof Value.Null
            ? List.of()
            : tools(Shape.items(record, "tools")),
        expected == null ? null : expectation(expected),
        new Value.Fields(meta),
        new Value.Fields(further));
  }

  private static @Nullable Expectation expectation(Value expected) throws RecordException {
    return expected instanceof Value.Null ? null : ExpectedShape.read(expected);
  }

  private static Turn turn(Value item, String place) throws RecordException {
    Value.Fields fields = Shape.object(item, place);
    Map<String, Value> further = new LinkedHashMap<>(fields.values());
    Value content = further.remove("content");
    Value calls = further.remove("tool_calls");
    Value callId = further.remove("tool_call_id");
    if (!(further.remove("role") instanceof Value.Text(String role))) {
      throw new RecordException(place + " has no \"role\" that is a text");
    }
    return new Turn(
        role,
        content == null ? Value.NULL : content,
        calls == null || calls instanceof Value.Null ? List.of() : calls(calls, place),
        callId instanceof Value.Text(String id) ? id : "",
        new Value.Fields(further));
  }

  private static List<MadeCall> calls(Value value, String place) throws RecordException {
    if (!(Shape.parsed(value) instanceof Value.Items(List<Value> items))) {
      throw new RecordException(
          "%s: \"tool_calls\" must be an array, found %s".formatted(place, Kinds.of(value)));
    }
    List<MadeCall> calls = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      calls.add(call(items.get(i), place + ".tool_calls[" + i + "]"));
    }
    return calls;
  }

  // A call may lack anything here: what it lacks is for the linter to say.
  private static MadeCall call(Value item, String place) throws RecordException {
    Map<String, Value> further = new LinkedHashMap<>(Shape.object(item, place).values());
    further.remove("type");
    String id = further.remove("id") instanceof Value.Text(String text) ? text : "";
    Value wrapped = further.remove("function");
    Map<String, Value> function =
        wrapped instanceof Value.Fields(Map<String, Value> inner)
            ? new LinkedHashMap<>(inner)
            : further;
    String name = function.remove("name") instanceof Value.Text(String text) ? text : "";
    Value arguments = function.remove("arguments");
    if (wrapped instanceof Value.Fields && !function.isEmpty()) {
      further.put("function", new Value.Fields(function));
    }
    return new MadeCall(
        id, name, arguments == null ? Value.NULL : arguments, new Value.Fields(further));
  }

  private static List<Tool> tools(List<Value> items) throws RecordException {
    List<Tool> tools = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      tools.add(tool(Shape.parsed(items.get(i)), "tools[" + i + "]"));
    }
    return tools;
  }

  private static Tool tool(Value item, String place) throws RecordException {
    Value.Fields outer = Shape.object(item, place);
    Value.Fields fields = outer.at("function") instanceof Value.Fields inner ? inner : outer;
    Map<String, Value> further = new LinkedHashMap<>(fields.values());
    if (!(further.remove("name") instanceof Value.Text(String name))) {
      throw new RecordException(place + " has no \"name\" that is a text");
    }
    Value description = further.remove("description");
    Value parameters = further.remove("parameters");
    if (!(outer.at("function") instanceof Value.Fields)) {
      further.remove("type");
    }
    return new Tool(
        name,
        description instanceof Value.Text(String text) ? text : "",
        parameters == null || parameters instanceof Value.Null
            ? Value.Fields.EMPTY
            : Shape.object(Shape.parsed(parameters), place + ".parameters"),
        new Value.Fields(further));
  }
}
