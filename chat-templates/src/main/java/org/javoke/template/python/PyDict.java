package org.javoke.template.python;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A dict, in order of insertion; immutable, since the sandbox lets no template change one. */
public final class PyDict extends Nested implements Value {

  private final SequencedMap<Value, Value> entries;

  /** The map is kept, not copied: the caller gives it away. */
  public PyDict(SequencedMap<Value, Value> entries) {
    super(Nesting.of(entries.values()).and(Nesting.of(entries.keySet())));
    this.entries = entries;
  }

  public SequencedMap<Value, Value> entries() {
    return entries;
  }

  public @Nullable Value get(Value key) {
    return entries.get(key);
  }

  /**
   * {@return the key itself}
   *
   * @throws PythonException if a dict or list cannot be a key
   */
  public static Value key(Value key) {
    switch (key) {
      case PyList _, PyDict _ ->
          throw PythonException.type("unhashable type: '" + key.typeName() + "'");
      case PyTuple tuple -> tuple.items().forEach(PyDict::key);
      case PyNone _, PyBool _, PyInt _, PyFloat _, PyStr _, Undefined _, PyObject _ -> {}
    }
    return key;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public boolean truth() {
    return !entries.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PyDict dict && entries.equals(dict.entries));
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
