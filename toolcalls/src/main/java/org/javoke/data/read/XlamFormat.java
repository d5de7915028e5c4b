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
import org.javoke.score.Expectation;
import org.javoke.value.Value;

/**
 * xLAM and APIGen: {@code {"id", "query", "tools", "answers"}}, tools and answers as arrays or as
 * their texts; parameters are plain lists with Python's type names.
 */
final class XlamFormat implements DataFormat.OfRecords {

  private final ToolShapes tools = new ToolShapes(LooseSchema.Required.UNLESS_OPTIONAL);

  @Override
  public String name() {
    return "xlam";
  }

  @Override
  public String description() {
    return "xLAM and APIGen: query, tools and answers";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("query") instanceof Value.Text
        && first.at("tools") != null
        && first.at("answers") != null;
  }

  @Override
  public RecordReader open(Path file) {
    return this::example;
  }

  private Example example(Value.Fields record) throws RecordException {
    return example(
        record,
        "xlam",
        List.of(Turn.user(Shape.text(record, "query"))),
        tools.read(Shape.items(record, "tools")));
  }

  /** {@return the sample with the answers as its last message, or as the expectation of none} */
  static Example example(Value.Fields record, String source, List<Turn> before, List<Tool> tools)
      throws RecordException {
    List<MadeCall> calls = CallShapes.read(Shape.items(record, "answers"));
    List<Turn> messages = new ArrayList<>(before);
    if (!calls.isEmpty()) {
      messages.add(Turn.calling("", calls));
    }
    Map<String, Value> meta = new LinkedHashMap<>();
    meta.put(Example.SOURCE, Value.of(source));
    meta.putAll(record.values());
    meta.keySet().removeAll(List.of("id", "query", "tools", "answers"));
    Value id = record.at("id");
    return new Example(
        id == null ? "" : Dialogue.text(id),
        messages,
        tools,
        calls.isEmpty() ? new Expectation.NoCall() : null,
        new Value.Fields(meta));
  }
}
