package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.javoke.value.Value;

/**
 * The functions that an API offers, by name.
 *
 * @param <B> the back end that carries them out
 */
public final class Operations<B> {

  private record Operation<B>(Signature signature, BiFunction<B, Arguments, Value> body) {}

  private final String owner;
  private final Map<String, Operation<B>> byName = new LinkedHashMap<>();

  /**
   * @param owner the API's class, as errors name it
   */
  public Operations(String owner) {
    this.owner = owner;
  }

  /**
   * Adds a function.
   *
   * @param parameters their names, in order and separated by blanks; the last ones may be left out
   *     by a call
   * @param body what it does
   * @param defaults values of the parameters that may be left out
   */
  public Operations<B> with(
      String name, String parameters, BiFunction<B, Arguments, Value> body, Value... defaults) {
    List<String> names = parameters.isEmpty() ? List.of() : Arrays.asList(parameters.split(" "));
    Signature signature = new Signature(owner, name, new ArrayList<>(names), List.of(defaults));
    byName.put(name, new Operation<>(signature, body));
    return this;
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * {@return what the function returns}
   *
   * @throws Failure if there is no such function, the arguments do not fit, or it fails
   */
  public Value call(B backend, String name, List<Value> positional, Map<String, Value> named) {
    Operation<B> operation = byName.get(name);
    if (operation == null) {
      throw new Failure("'%s' object has no attribute '%s'".formatted(owner, name));
    }
    return operation.body().apply(backend, operation.signature().bind(positional, named));
  }
}
