package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.value.Value;

/** A simulated API with its state. */
public interface Backend {

  /** {@return the names of its functions} */
  Set<String> functions();

  /**
   * {@return what the function returns}
   *
   * @throws org.javoke.benchmark.bfcl.multiturn.runtime.Failure if it ends in an exception, which
   *     the model sees as an error
   */
  Value call(String function, List<Value> positional, Map<String, Value> named);

  /** {@return the state that answers are compared by; its parts do not change any more} */
  Value.Fields state();
}
