package org.javoke.template.python;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Any other value: functions, iterators, views, and what the engine adds (macros, loops,
 * namespaces). Each says what it can do; by default it can do nothing. Equality is identity.
 */
public non-sealed interface PyObject extends Value {

  @Override
  default boolean truth() {
    return true;
  }

  /** {@return the attribute of that name, or null if there is none} */
  default @Nullable Value attribute(String name) {
    return null;
  }

  default boolean callable() {
    return false;
  }

  default Value call(Arguments arguments, Budget budget) {
    throw PythonException.type("'" + typeName() + "' object is not callable");
  }

  /** {@return an iterator over its items, or null if it is not iterable} */
  default @Nullable Iterator<Value> iterator() {
    return null;
  }

  /** {@return the number of its items, or -1 if it has no length} */
  default int length() {
    return -1;
  }

  /**
   * {@return how Python prints it}
   *
   * @throws PythonException by default: Python prints an address in memory
   */
  default String print(Budget budget) {
    throw PythonException.refused(
        "a " + typeName() + " has no text that is the same in every run; it cannot be printed");
  }
}
