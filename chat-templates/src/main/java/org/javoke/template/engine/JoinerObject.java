package org.javoke.template.engine;

import org.javoke.template.python.Arguments;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Budget;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Value;

/** What {@code joiner(", ")} gives: nothing when it is called first, then the separator. */
final class JoinerObject implements PyObject {

  static final Signature SIGNATURE = Signature.NONE.optional("sep", new PyStr(", "));

  private final Value separator;
  private boolean used;

  JoinerObject(Bound in) {
    this.separator = in.value(0);
  }

  @Override
  public String typeName() {
    return "Joiner";
  }

  @Override
  public boolean callable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Budget budget) {
    if (!arguments.positional().isEmpty() || !arguments.named().isEmpty()) {
      throw PythonException.type("a joiner takes no arguments");
    }
    Value next = used ? separator : PyStr.EMPTY;
    used = true;
    return next;
  }
}
