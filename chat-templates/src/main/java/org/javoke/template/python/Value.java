package org.javoke.template.python;

/**
 * A Python value. {@code equals} and {@code hashCode} are Python's {@code ==} and {@code hash}: 1,
 * 1.0 and True are equal, and so are a plain string and a markup of the same text.
 */
public sealed interface Value
    permits PyNone, PyBool, PyInt, PyFloat, PyStr, PyList, PyTuple, PyDict, Undefined, PyObject {

  /** {@return the name of the Python type, as error messages print it} */
  String typeName();

  /** {@return Python's {@code bool(value)}} */
  boolean truth();

  /** {@return how many containers are nested in it; 0 for a scalar} */
  default int depth() {
    return 0;
  }

  /** {@return roughly how many steps it takes to walk over all of it} */
  default long weight() {
    return 1;
  }
}
