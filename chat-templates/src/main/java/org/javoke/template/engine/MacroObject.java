package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Budget;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Repr;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;
import org.javoke.template.syntax.Expr;
import org.javoke.template.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** A macro, or the body of a call block, with the variables around its definition. */
final class MacroObject implements PyObject {

  private static final String CALLER = "caller";

  private final @Nullable String name; // null: the body of a call block
  private final Statement.Routine routine;
  private final Scope closure;
  private final Interpreter interpreter;

  MacroObject(
      @Nullable String name, Statement.Routine routine, Scope closure, Interpreter interpreter) {
    this.name = name;
    this.routine = routine;
    this.closure = closure;
    this.interpreter = interpreter;
  }

  @Override
  public String typeName() {
    return "Macro";
  }

  @Override
  public boolean callable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Budget budget) {
    Output captured = new Output(budget);
    write(arguments, captured);
    return budget.text(captured.toString());
  }

  /** Runs it, writing to the output. */
  void write(Arguments arguments, Output output) {
    Scope scope = closure.inner();
    bind(arguments, scope);
    interpreter.run(routine.body(), scope, output);
  }

  private void bind(Arguments arguments, Scope scope) {
    List<Value> positional = arguments.positional();
    SequencedMap<String, Value> named = new LinkedHashMap<>(arguments.named());
    List<Statement.Parameter> parameters = routine.parameters();
    boolean callerIsParameter = false;
    List<Statement.Parameter> left = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Statement.Parameter parameter = parameters.get(i);
      Value passed = i < positional.size() ? positional.get(i) : named.remove(parameter.name());
      callerIsParameter |= parameter.name().equals(CALLER);
      if (passed == null) {
        left.add(parameter);
      }
      scope.set(parameter.name(), passed == null ? notProvided(parameter) : passed);
    }
    bindSpecial(positional, named, callerIsParameter, scope);
    // Defaults see the other parameters, passed or not.
    for (Statement.Parameter parameter : left) {
      Expr defaultValue = parameter.defaultValue();
      if (defaultValue != null) {
        scope.set(parameter.name(), interpreter.value(defaultValue, scope));
      }
    }
  }

  private static Undefined notProvided(Statement.Parameter parameter) {
    return new Undefined("parameter '" + parameter.name() + "' was not provided");
  }

  private void bindSpecial(
      List<Value> positional, Map<String, Value> named, boolean callerIsParameter, Scope scope) {
    if (routine.caller() && !callerIsParameter) {
      Value caller = named.remove(CALLER);
      scope.set(
          CALLER,
          caller == null || caller == PyNone.NONE ? new Undefined("No caller defined") : caller);
    }
    if (routine.kwargs()) {
      scope.set("kwargs", dict(named));
    } else if (!named.isEmpty()) {
      throw PythonException.type(
          "macro "
              + describe()
              + " takes no keyword argument '"
              + named.keySet().iterator().next()
              + "'");
    }
    int count = routine.parameters().size();
    if (routine.varargs()) {
      scope.set(
          "varargs",
          new PyTuple(positional.subList(Math.min(count, positional.size()), positional.size())));
    } else if (positional.size() > count) {
      throw PythonException.type(
          "macro " + describe() + " takes not more than " + count + " argument(s)");
    }
  }

  private static PyDict dict(Map<String, Value> named) {
    SequencedMap<Value, Value> entries = new LinkedHashMap<>();
    named.forEach((key, value) -> entries.put(new PyStr(key), value));
    return new PyDict(entries);
  }

  private String describe() {
    return name == null ? "None" : Repr.quote(name);
  }

  @Override
  public @Nullable Value attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name == null ? PyNone.NONE : new PyStr(name);
      case "arguments" ->
          new PyTuple(
              routine.parameters().stream()
                  .<Value>map(parameter -> new PyStr(parameter.name()))
                  .toList());
      case "catch_kwargs" -> PyBool.of(routine.kwargs());
      case "catch_varargs" -> PyBool.of(routine.varargs());
      case CALLER -> PyBool.of(routine.caller());
      default -> null;
    };
  }

  @Override
  public String print(Budget budget) {
    return "<Macro " + (name == null ? "anonymous" : Repr.quote(name)) + ">";
  }
}
