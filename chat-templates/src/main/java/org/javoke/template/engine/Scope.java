package org.javoke.template.engine;

import java.util.HashMap;
import java.util.Map;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** The variables of a construct, in front of those of the construct around it. */
final class Scope {

  private final @Nullable Scope outer;
  private final Map<String, Value> variables;

  private Scope(@Nullable Scope outer, Map<String, Value> variables) {
    this.outer = outer;
    this.variables = variables;
  }

  /** {@return an outermost scope that starts with the given variables} */
  static Scope of(Map<String, Value> variables) {
    return new Scope(null, variables);
  }

  Scope inner() {
    return new Scope(this, new HashMap<>(4));
  }

  void set(String name, Value value) {
    variables.put(name, value);
  }

  @Nullable Value find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value value = scope.variables.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
