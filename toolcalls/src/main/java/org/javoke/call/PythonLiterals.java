package org.javoke.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;

/** Data that datasets hold as Python source. It is parsed, never evaluated. */
public final class PythonLiterals {

  private PythonLiterals() {}

  /**
   * {@return the literal that starts at the index, whatever follows it}
   *
   * @throws CallSyntaxException if none starts there
   */
  public static Value at(String text, int start) throws CallSyntaxException {
    try {
      return PythonValues.value(Python.parseAt(text, start).expression(), start);
    } catch (PythonSyntaxException e) {
      throw new CallSyntaxException(e.position(), e.reason());
    }
  }

  /**
   * {@return the call that the whole text is} An argument without a name gets that of its place.
   *
   * @param parameters the names of a tool's parameters, in order; empty for an unknown tool
   * @throws CallSyntaxException if the text is anything but a call with literal arguments
   */
  public static ToolCall call(String text, Function<String, List<String>> parameters)
      throws CallSyntaxException {
    Expr expression;
    try {
      expression = Python.parse(text.strip());
    } catch (PythonSyntaxException e) {
      throw new CallSyntaxException(e.position(), e.reason());
    }
    if (!(expression instanceof Expr.Call call)) {
      throw new CallSyntaxException(0, "a call such as f(a=1) was expected");
    }
    String name = PythonCalls.dottedName(call.function(), 0);
    List<String> names = call.positional().isEmpty() ? List.of() : parameters.apply(name);
    if (call.positional().size() > names.size()) {
      throw new CallSyntaxException(0, "an argument of " + name + " has no name");
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    List<Expr> positional = new ArrayList<>(call.positional());
    for (int i = 0; i < positional.size(); i++) {
      arguments.put(names.get(i), PythonValues.value(positional.get(i), 0));
    }
    for (Expr.Keyword keyword : call.keywords()) {
      if (keyword.name() == null) {
        throw new CallSyntaxException(0, "'**' cannot stand in the call of " + name);
      }
      arguments.put(keyword.name(), PythonValues.value(keyword.value(), 0));
    }
    return new ToolCall(name, new Value.Fields(arguments));
  }
}
