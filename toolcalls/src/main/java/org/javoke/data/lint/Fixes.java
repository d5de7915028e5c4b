package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** Mends one sample as far as that needs no guessing. */
final class Fixes {

  private final ToolSchemas schemas = new ToolSchemas();

  /** A sample and what was done to it. */
  record Fixed(Example example, List<Change> changes) {}

  Fixed fix(Example example) {
    List<Change> changes = new ArrayList<>();
    List<Tool> tools = tools(example.tools(), changes);
    Map<String, Tool> offered = new LinkedHashMap<>();
    tools.forEach(tool -> offered.putIfAbsent(tool.name(), tool));
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < example.messages().size(); i++) {
      String place = "messages[" + i + "]";
      Turn turn = tags(example.messages().get(i), place, changes);
      List<MadeCall> calls = new ArrayList<>();
      for (int c = 0; c < turn.calls().size(); c++) {
        calls.add(call(turn.calls().get(c), offered, place + ".tool_calls[" + c + "]", changes));
      }
      turns.add(turn.withCalls(calls));
    }
    Example mended = example.withMessages(turns).withTools(tools);
    Map<String, String> names = ServerNames.mended(mended);
    names.forEach((name, now) ->
        changes.add(
            new Change(Rule.TOOL_NAME, "tools", "renamed \"%s\" to \"%s\"".formatted(name, now))));
    return changes.isEmpty()
        ? new Fixed(example, List.of())
        : new Fixed(ServerNames.renamed(mended, names), List.copyOf(changes));
  }

  private static List<Tool> tools(List<Tool> written, List<Change> changes) {
    Map<String, Tool> kept = new LinkedHashMap<>();
    List<Tool> tools = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Tool tool = written.get(i);
      String place = "tools[" + i + "]";
      Tool other = kept.putIfAbsent(tool.name(), tool);
      if (tool.equals(other)) {
        changes.add(
            new Change(Rule.TOOL_TWICE, place, "removed \"" + tool.name() + "\", offered before"));
      } else {
        tools.add(schema(tool, place, changes));
      }
    }
    return tools;
  }

  private static Tool schema(Tool tool, String place, List<Change> changes) {
    Value.Fields translated = SchemaDialect.translated(tool.parameters());
    if (!translated.equals(tool.parameters())) {
      changes.add(
          new Change(
              Rule.SCHEMA_DIALECT,
              place,
              "wrote the types of \"%s\" as JSON Schema has them".formatted(tool.name())));
    }
    Value.Fields unpadded = NullPadding.removed(translated);
    if (!unpadded.equals(translated)) {
      changes.add(
          new Change(
              Rule.NULL_PADDING, place, "removed the null parameters of \"" + tool.name() + "\""));
    }
    return new Tool(tool.name(), tool.description(), unpadded, tool.further());
  }

  private static Turn tags(Turn turn, String place, List<Change> changes) {
    if (!turn.isFrom(Turn.ASSISTANT) || !(turn.content() instanceof Value.Text(String text))) {
      return turn;
    }
    List<Tags.Found> tags = Tags.mayStandIn(text) ? Tags.in(text) : List.of();
    if (tags.isEmpty() || !tags.stream().allMatch(Tags.Found.Call.class::isInstance)) {
      return turn;
    }
    List<MadeCall> tagged = new ArrayList<>();
    StringBuilder rest = new StringBuilder(text);
    for (Tags.Found tag : tags.reversed()) {
      Tags.Found.Call call = (Tags.Found.Call) tag;
      tagged.addFirst(made(call.call()));
      rest.delete(call.at(), call.end());
    }
    String left = rest.toString().strip();
    Value content = left.isEmpty() ? Value.NULL : Value.of(left);
    if (turn.calls().isEmpty()) {
      changes.add(
          new Change(
              Rule.TAG_BY_HAND, place, "made %d tags structured calls".formatted(tagged.size())));
      return turn.withContent(content).withCalls(tagged);
    }
    if (!same(tagged, turn.calls())) {
      return turn;
    }
    changes.add(
        new Change(
            Rule.TAG_BESIDE_CALLS,
            place,
            "removed %d tags that the structured calls repeat".formatted(tagged.size())));
    return turn.withContent(content);
  }

  private static MadeCall made(Value.Fields call) {
    Value arguments = call.at("arguments");
    Value name = call.at("name");
    return MadeCall.of(
        name instanceof Value.Text(String text) ? text : "",
        arguments == null ? Value.Fields.EMPTY : arguments);
  }

  private static boolean same(List<MadeCall> tagged, List<MadeCall> calls) {
    boolean same = tagged.size() == calls.size();
    for (int i = 0; same && i < calls.size(); i++) {
      Value.Fields arguments = tagged.get(i).object();
      same =
          tagged.get(i).name().equals(calls.get(i).name())
              && arguments != null
              && arguments.equals(calls.get(i).object());
    }
    return same;
  }

  private MadeCall call(
      MadeCall call, Map<String, Tool> offered, String place, List<Change> changes) {
    Value.Fields object = call.object();
    if (object == null) {
      return call;
    }
    if (call.arguments() instanceof Value.Text) {
      changes.add(
          new Change(Rule.ARGUMENTS_AS_TEXT, place, "replaced the text by the object that it is"));
    }
    Tool tool = offered.get(call.name());
    if (tool == null) {
      return call.withArguments(object);
    }
    ToolSchemas.Known known = schemas.of(tool);
    Map<String, Value> kept = new LinkedHashMap<>();
    object
        .values()
        .forEach((name, value) -> {
          if (CallCheck.isPadding(name, value, known)) {
            changes.add(new Change(Rule.NULL_PADDING, place, "removed \"" + name + "\": null"));
          } else {
            kept.put(name, value);
          }
        });
    return call.withArguments(new Value.Fields(kept));
  }
}
