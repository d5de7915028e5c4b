package org.javoke.template.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Function;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;
import org.javoke.template.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** The special variable {@code loop}: how far a loop is, and its neighbours. */
final class LoopObject implements PyObject {

  /**
   * What a loop runs over.
   *
   * @param count how many items there are, or -1 if that is known only at their end
   */
  record Items(Iterator<Value> each, int count) {}

  private final Interpreter interpreter;
  private final Statement.For loop;
  private final Scope scope;
  private final int depth;
  private Iterator<Value> items;
  private int count;
  private int index = -1;
  private @Nullable Value previous;
  private @Nullable Value current;
  private @Nullable Value next; // looked ahead at
  private @Nullable List<Value> lastChanged;

  LoopObject(Interpreter interpreter, Statement.For loop, Scope scope, Items items, int depth) {
    this.interpreter = interpreter;
    this.loop = loop;
    this.scope = scope;
    this.depth = depth;
    this.items = items.each();
    this.count = items.count();
  }

  /** Goes to the next item; false if there is none. */
  boolean advance() {
    if (peek() == null) {
      return false;
    }
    index++;
    previous = current;
    current = next;
    next = null;
    return true;
  }

  Value current() {
    return Objects.requireNonNull(current, "no item yet");
  }

  private @Nullable Value peek() {
    if (next == null && items.hasNext()) {
      next = items.next();
    }
    return next;
  }

  @Override
  public int length() {
    if (count < 0) {
      List<Value> rest = Iteration.drain(items, interpreter.budget());
      items = rest.iterator();
      count = rest.size() + index + 1 + (next == null ? 0 : 1);
    }
    return count;
  }

  @Override
  public String typeName() {
    return "LoopContext";
  }

  @Override
  public boolean truth() {
    return length() > 0;
  }

  @Override
  public boolean callable() {
    return true;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "index" -> PyInt.of(index + 1);
      case "index0" -> PyInt.of(index);
      case "revindex" -> PyInt.of(length() - index);
      case "revindex0" -> PyInt.of(length() - index - 1);
      case "first" -> PyBool.of(index == 0);
      case "last" -> PyBool.of(peek() == null);
      case "length" -> PyInt.of(length());
      case "depth" -> PyInt.of(depth + 1);
      case "depth0" -> PyInt.of(depth);
      case "previtem" -> previous == null ? new Undefined("there is no previous item") : previous;
      case "nextitem" -> following();
      case "cycle" -> new Function("cycle", this::cycle);
      case "changed" -> new Function("changed", this::changed);
      default -> null;
    };
  }

  private Value following() {
    Value following = peek();
    return following == null ? new Undefined("there is no next item") : following;
  }

  private Value cycle(Arguments arguments, Budget budget) {
    requireUnnamed("cycle", arguments.named());
    if (arguments.positional().isEmpty()) {
      throw PythonException.type("no items for cycling given");
    }
    return arguments.positional().get(index % arguments.positional().size());
  }

  private Value changed(Arguments arguments, Budget budget) {
    requireUnnamed("changed", arguments.named());
    arguments.positional().forEach(value -> budget.steps(value.weight()));
    boolean changed = !arguments.positional().equals(lastChanged);
    lastChanged = arguments.positional();
    return PyBool.of(changed);
  }

  private static void requireUnnamed(String method, Map<String, Value> named) {
    if (!named.isEmpty()) {
      throw PythonException.type("loop." + method + "() takes no keyword arguments");
    }
  }

  @Override
  public Value call(Arguments arguments, Budget budget) {
    if (!loop.recursive()) {
      throw PythonException.type(
          "The loop must have the 'recursive' marker to be called recursively.");
    }
    requireUnnamed("__call__", arguments.named());
    if (arguments.positional().size() != 1) {
      throw PythonException.type("loop() takes the items to run over, and nothing else");
    }
    return interpreter.recurse(loop, arguments.positional().getFirst(), depth + 1, scope);
  }

  @Override
  public String print(Budget budget) {
    return "<LoopContext " + (index + 1) + "/" + length() + ">";
  }
}
