package org.javoke.template.engine;

import java.util.Map;
import java.util.SequencedMap;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Printer;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** A namespace: the one thing that a template can change from inside a loop. */
final class NamespaceObject implements PyObject {

  private static final int BYTES_PER_ENTRY = 128;

  private final SequencedMap<Value, Value> attributes;

  /** The map is kept, not copied. */
  NamespaceObject(SequencedMap<Value, Value> attributes) {
    this.attributes = attributes;
  }

  void set(String name, Value value, Budget budget) {
    if (attributes.put(new PyStr(name), value) == null) {
      budget.bytes(BYTES_PER_ENTRY);
    }
  }

  @Override
  public String typeName() {
    return "Namespace";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return name.startsWith("_") ? null : attributes.get(new PyStr(name));
  }

  @Override
  public String print(Budget budget) {
    budget.descend();
    StringBuilder out = new StringBuilder("<Namespace {");
    String separator = "";
    for (Map.Entry<Value, Value> entry : attributes.entrySet()) {
      String key = Printer.repr(PyDict.key(entry.getKey()), budget);
      String value = Printer.repr(entry.getValue(), budget);
      budget.characters(2L * (key.length() + value.length()));
      out.append(separator).append(key).append(": ").append(value);
      separator = ", ";
    }
    budget.ascend();
    return out.append("}>").toString();
  }
}
