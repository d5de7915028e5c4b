package org.javoke.data.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.ReadBack;
import org.javoke.data.read.RecordException;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** The canonical form, but with calls as {@code <tool_call>} tags in the content. */
final class TagsTarget implements TargetForm {

  private final DataFormat.RecordReader reader = ReadBack.tags();

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public Written write(Example example) {
    Losses losses = new Losses();
    List<Turn> turns = example.messages().stream().map(turn -> tagged(turn, losses)).toList();
    return readable(CanonicalForm.write(example.withMessages(turns)), example, reader, losses);
  }

  /** {@return the line, if it can be read; tags can also stand in what was only said} */
  static Written readable(
      Value.Fields line, Example example, DataFormat.RecordReader reader, Losses losses) {
    try {
      Example readBack = reader.read(line);
      losses.addIf(
          readBack.calls().size() != example.calls().size(),
          "the difference between calls and texts that hold tags");
      return new Written.Line(line, losses.list());
    } catch (RecordException e) {
      return new Written.Impossible("with its calls as tags it cannot be read: " + e.reason());
    }
  }

  private static Turn tagged(Turn turn, Losses losses) {
    if (turn.calls().isEmpty()) {
      return turn;
    }
    turn.calls()
        .forEach(call -> {
          losses.addIf(!call.id().isEmpty(), "the ids of calls");
          losses.addIf(!call.further().values().isEmpty(), "further keys of calls");
        });
    return turn.withContent(Value.of(text(turn))).withCalls(List.of());
  }

  /** {@return the content with the calls in tags behind it} */
  static String text(Turn turn) {
    String calls = turn.calls().stream().map(TagsTarget::tag).collect(Collectors.joining("\n"));
    String said = turn.text();
    return said.isEmpty() || calls.isEmpty() ? said + calls : said + "\n" + calls;
  }

  private static String tag(MadeCall call) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(call.name()));
    Value.Fields object = call.object();
    fields.put("arguments", object == null ? call.arguments() : object);
    return "<tool_call>\n" + Json.write(new Value.Fields(fields)) + "\n</tool_call>";
  }
}
