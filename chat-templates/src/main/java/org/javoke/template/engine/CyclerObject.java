package org.javoke.template.engine;

import java.util.List;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Function;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** What {@code cycler(a, b, c)} gives: its items one after the other, again and again. */
final class CyclerObject implements PyObject {

  private final List<Value> items;
  private int position;

  CyclerObject(Arguments arguments) {
    if (!arguments.named().isEmpty()) {
      throw PythonException.type("cycler() takes no keyword arguments");
    }
    if (arguments.positional().isEmpty()) {
      throw PythonException.runtime("at least one item has to be provided");
    }
    this.items = arguments.positional();
  }

  @Override
  public String typeName() {
    return "Cycler";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "current" -> items.get(position);
      case "pos" -> PyInt.of(position);
      case "items" -> new PyTuple(items);
      case "next" -> Function.of("next", Signature.NONE, _ -> next());
      case "reset" -> Function.of("reset", Signature.NONE, _ -> reset());
      default -> null;
    };
  }

  private Value next() {
    Value current = items.get(position);
    position = (position + 1) % items.size();
    return current;
  }

  private Value reset() {
    position = 0;
    return PyNone.NONE;
  }
}
