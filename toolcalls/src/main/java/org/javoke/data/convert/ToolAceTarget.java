package org.javoke.data.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.call.CallFormats;
import org.javoke.call.ToolCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.ReadBack;
import org.javoke.data.read.RecordException;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * ToolACE's form: tools as JSON in the system text, calls as {@code [f(a=1), g(b="x")]}. Each line
 * is read back before it counts, since such text can say something else than what was meant: a
 * value may look like a call, a name may be none in Python.
 */
final class ToolAceTarget implements TargetForm {

  private static final String BEFORE =
      "Answer the user with the help of functions. Here is a list of functions in JSON format that"
          + " you can invoke:\n";
  private static final String AFTER =
      "\nTo call some, answer with nothing but [name(parameter=value, ...), other_name(...)]. Where"
          + " none fits, or a value is missing, say so.";

  private final DataFormat.RecordReader reader = ReadBack.toolAce();

  @Override
  public String name() {
    return "toolace";
  }

  @Override
  public Written write(Example example) {
    Losses losses = new Losses();
    losses.addExpected(example);
    try {
      Value.Fields line = line(example, losses);
      Example readBack = reader.read(line);
      if (!said(readBack).equals(said(example))) {
        return new Written.Impossible(
            "written as toolace, its messages would be read as others: a text that looks like"
                + " calls, or a name or value that Python cannot write");
      }
      losses.addIf(
          !readBack.tools().equals(example.tools()), "keys of tools that it knows otherwise");
      return new Written.Line(line, losses.list());
    } catch (RecordException e) {
      return new Written.Impossible(e.reason());
    }
  }

  private static Value.Fields line(Example example, Losses losses) throws RecordException {
    Map<String, Value> line = new LinkedHashMap<>();
    if (!example.id().isEmpty()) {
      line.put("id", Value.of(example.id()));
    }
    line.put("system", Value.of(BEFORE + Json.write(DictSchema.tools(example)) + AFTER));
    List<Value> conversation = new ArrayList<>();
    for (Turn turn : example.messages()) {
      losses.addOfTexts(turn);
      if (turn.isFrom(Turn.SYSTEM)) {
        losses.add("system messages");
        continue;
      }
      losses.addIf(!turn.calls().isEmpty() && !turn.text().isEmpty(), "what is said beside calls");
      Map<String, Value> said = new LinkedHashMap<>();
      said.put("from", Value.of(turn.role()));
      said.put("value", Value.of(turn.calls().isEmpty() ? turn.text() : calls(turn.calls())));
      conversation.add(new Value.Fields(said));
    }
    line.put("conversations", Value.of(conversation));
    losses.addIf(!example.meta(Example.SOURCE).isEmpty(), "meta.source");
    losses.addIf(!example.further().values().isEmpty(), "further keys of samples");
    example
        .meta()
        .values()
        .forEach((key, value) -> {
          if (!key.equals(Example.SOURCE)) {
            line.putIfAbsent(key, value);
          }
        });
    return new Value.Fields(line);
  }

  // Names of ToolACE may hold spaces, which no call format would write.
  private static String calls(List<MadeCall> calls) throws RecordException {
    List<String> written = new ArrayList<>();
    for (MadeCall call : calls) {
      Value.Fields arguments = call.object();
      if (arguments == null) {
        throw new RecordException(
            "the arguments of the call of %s are no object".formatted(call.name()));
      }
      String text = CallFormats.named("pythonic").write(List.of(new ToolCall("f", arguments)));
      written.add(call.name() + text.substring("[f".length(), text.length() - 1));
    }
    return "[" + String.join(", ", written) + "]";
  }

  /** {@return all that the form holds of the messages, to be compared} */
  private static List<List<Object>> said(Example example) {
    return example.messages().stream()
        .filter(turn -> !turn.isFrom(Turn.SYSTEM))
        .map(turn ->
            List.<Object>of(
                turn.role(),
                turn.calls().isEmpty() ? turn.text() : "",
                turn.calls().stream().map(ToolAceTarget::made).collect(Collectors.toList())))
        .toList();
  }

  private static List<Object> made(MadeCall call) {
    Value.Fields arguments = call.object();
    return List.of(call.name(), arguments == null ? Value.NULL : arguments);
  }
}
