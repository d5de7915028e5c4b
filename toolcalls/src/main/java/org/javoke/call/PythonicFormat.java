package org.javoke.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * {@code [f(a=1), g(b="x")]}, or {@code f(a=1)} on a line of its own, with Python literals; curly
 * quotation marks are read where they can only enclose a string.
 */
final class PythonicFormat implements CallFormat {

  @Override
  public String name() {
    return "pythonic";
  }

  @Override
  public Parsed parse(String reply) {
    Parsed parsed = parseStraight(reply);
    if (!(parsed instanceof Parsed.Malformed)) {
      return parsed;
    }
    String straight = CurlyQuotes.straightened(reply);
    return !straight.equals(reply) && parseStraight(straight) instanceof Parsed.Calls calls
        ? calls
        : parsed;
  }

  private static Parsed parseStraight(String reply) {
    Reading reading = new Reading(reply);
    try {
      for (int i = CallStarts.next(reply, 0); i >= 0; i = CallStarts.next(reply, reading.at())) {
        reading.proseUntil(i);
        PythonCalls.Read read = PythonCalls.read(reply, i);
        read.calls().forEach(reading::add);
        reading.continueAt(read.end());
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  @Override
  public int nextCall(String reply, int from) {
    return CallStarts.next(reply, from);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if a tool's name is none in Python
   */
  @Override
  public String write(List<ToolCall> calls) {
    return calls.stream().map(PythonicFormat::written).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String written(ToolCall call) {
    String name = call.name();
    if (!name.equals(nameIn(name + "()"))) {
      throw new InputException(
          "the tool '"
              + name
              + "' cannot be called in the pythonic format: its name must be names joined by dots."
              + " Rename it, or choose a format that is JSON, such as hermes.");
    }
    List<String> arguments = new ArrayList<>();
    Map<String, Value> unnamable = new LinkedHashMap<>();
    call.arguments()
        .values()
        .forEach((parameter, value) -> {
          if (isParameter(parameter)) {
            arguments.add(parameter + "=" + PythonRepr.of(value));
          } else {
            unnamable.put(parameter, value);
          }
        });
    if (!unnamable.isEmpty()) {
      arguments.add("**" + PythonRepr.of(new Value.Fields(unnamable)));
    }
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private static boolean isParameter(String name) {
    try {
      PythonCalls.Read read = PythonCalls.read("f(" + name + "=1)", 0);
      return read.calls().equals(List.of(call(name))) && read.end() == name.length() + 5;
    } catch (CallSyntaxException _) {
      return false;
    }
  }

  private static ToolCall call(String parameter) {
    return new ToolCall("f", new Value.Fields(Map.of(parameter, Value.of(1))));
  }

  private static String nameIn(String source) {
    try {
      PythonCalls.Read read = PythonCalls.read(source, 0);
      return read.end() == source.length() ? read.calls().getFirst().name() : "";
    } catch (CallSyntaxException _) {
      return "";
    }
  }
}
