package org.javoke.data.read;

import java.nio.file.Path;
import java.util.List;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.value.Value;

/**
 * The canonical form, but with calls written by hand into the content of the assistant's messages,
 * in {@code <tool_call>} tags. Well-formed tags become structured calls; a sample with a malformed
 * one is rejected, with the place and the reason.
 */
final class TagsFormat implements DataFormat.OfRecords {

  private static final String TAG = "tool_call>";

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public String description() {
    return "messages whose calls are written by hand into the content, in <tool_call> tags";
  }

  // A file with such tags is read as canonical unless told otherwise, so that the linter sees them.
  @Override
  public boolean looksLike(Value.Fields first) {
    return false;
  }

  @Override
  public RecordReader open(Path file) {
    return TagsFormat::example;
  }

  private static Example example(Value.Fields record) throws RecordException {
    Example example = CanonicalFormat.example(record);
    List<Turn> turns = new java.util.ArrayList<>();
    for (int i = 0; i < example.messages().size(); i++) {
      turns.add(structured(example.messages().get(i), "messages[" + i + "]"));
    }
    return example.withMessages(turns);
  }

  static Turn structured(Turn turn, String place) throws RecordException {
    if (!turn.isFrom(Turn.ASSISTANT) || !turn.text().contains(TAG.substring(0, 9))) {
      return turn;
    }
    return switch (CallFormats.named("hermes").parse(turn.text())) {
      case Parsed.Prose _ -> turn;
      case Parsed.Malformed(String _, int position, String reason) ->
          throw new RecordException(
              "%s: %s, at character %d of the content".formatted(place, reason, position));
      case Parsed.Calls(List<ToolCall> calls, String prose) -> {
        if (!turn.calls().isEmpty()) {
          throw new RecordException(place + " has both tags in its content and structured calls");
        }
        yield turn.withContent(prose.isEmpty() ? Value.NULL : Value.of(prose))
            .withCalls(calls.stream().map(MadeCall::of).toList());
      }
    };
  }
}
