package org.javoke.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;

/** Calls in Python syntax with named arguments that are literals. */
final class PythonCalls {

  private PythonCalls() {}

  /** Calls, and the index after the last character of the expression that held them. */
  record Read(List<ToolCall> calls, int end) {}

  /** {@return the call, or the list of calls, that starts at the index} */
  static Read read(String text, int start) throws CallSyntaxException {
    Python.Prefix prefix;
    try {
      prefix = Python.parseAt(text, start);
    } catch (PythonSyntaxException e) {
      throw new CallSyntaxException(e.position(), e.reason());
    }
    List<Expr> items =
        switch (prefix.expression()) {
          case Expr.ListOf(List<Expr> several) -> several;
          case Expr.TupleOf(List<Expr> several) -> several;
          default -> List.of(prefix.expression());
        };
    List<ToolCall> calls = new ArrayList<>(items.size());
    for (Expr item : items) {
      if (!(item instanceof Expr.Call call)) {
        throw new CallSyntaxException(start, "the list holds something that is no call");
      }
      calls.add(call(call, start));
    }
    return new Read(calls, prefix.end());
  }

  private static ToolCall call(Expr.Call call, int start) throws CallSyntaxException {
    String name = dottedName(call.function(), start);
    if (!call.positional().isEmpty()) {
      throw new CallSyntaxException(start, "an argument of " + name + " has no name");
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (Expr.Keyword keyword : call.keywords()) {
      Value value = PythonValues.value(keyword.value(), start);
      if (keyword.name() != null) {
        arguments.put(keyword.name(), value);
      } else if (value instanceof Value.Fields(Map<String, Value> fields)) {
        arguments.putAll(fields); // how a name is written that Python does not allow
      } else {
        throw new CallSyntaxException(start, "a dict was expected after '**' in " + name);
      }
    }
    return new ToolCall(name, new Value.Fields(arguments));
  }

  static String dottedName(Expr function, int start) throws CallSyntaxException {
    List<String> parts = new ArrayList<>();
    Expr part = function;
    while (part instanceof Expr.Attribute(Expr owner, String name)) {
      parts.add(name);
      part = owner;
    }
    if (!(part instanceof Expr.Name(String id))) {
      throw new CallSyntaxException(start, "the name of a tool was expected before the arguments");
    }
    parts.add(id);
    return String.join(".", parts.reversed());
  }
}
