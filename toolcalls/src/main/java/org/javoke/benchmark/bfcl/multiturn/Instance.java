package org.javoke.benchmark.bfcl.multiturn;

import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.api.Backend;
import org.javoke.value.Value;

/** One API of a session, which remembers whether its state can have changed. */
final class Instance {

  private final String name;
  private final Backend backend;
  private boolean touched = true; // nobody has looked at it yet

  /**
   * @param name the reference's name of it, which results can show
   */
  Instance(String name, Backend backend) {
    this.name = name;
    this.backend = backend;
  }

  String name() {
    return name;
  }

  boolean has(String function) {
    return backend.functions().contains(function);
  }

  Value call(String function, List<Value> positional, Map<String, Value> named) {
    touched = true; // a call that fails can have changed something, too
    return backend.call(function, positional, named);
  }

  Value.Fields state() {
    return backend.state();
  }

  /** {@return whether there was a call since this was asked last} */
  boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }
}
