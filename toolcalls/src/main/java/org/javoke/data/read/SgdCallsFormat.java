package org.javoke.data.read;

import java.nio.file.Path;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.value.Value;

/**
 * {@code {"tools", "messages", "calls"}}: a conversation and the calls that come next, as derived
 * from the Schema-Guided Dialogue dataset.
 */
final class SgdCallsFormat implements DataFormat.OfRecords {

  @Override
  public String name() {
    return "sgd-calls";
  }

  @Override
  public String description() {
    return "tools, messages and the calls that come next, derived from Schema-Guided Dialogue";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("messages") != null && first.at("calls") instanceof Value.Items;
  }

  @Override
  public RecordReader open(Path file) {
    return SgdCallsFormat::example;
  }

  private static Example example(Value.Fields record) throws RecordException {
    Example before = CanonicalFormat.example(record);
    java.util.List<Turn> messages = new java.util.ArrayList<>(before.messages());
    messages.add(Turn.calling("", CallShapes.read(Shape.items(record, "calls"))));
    return new Example(
        before.id(),
        messages,
        before.tools(),
        before.expected(),
        ShareGpt.meta("schema-guided-dialogue", before.meta()));
  }
}
