package org.javoke.template.python;

import java.util.List;
import java.util.Map;

/** What a call passes: positional values, and named ones in their order. */
public record Arguments(List<Value> positional, Map<String, Value> named) {

  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  public static Arguments of(Value... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  /** {@return these without the first positional one} */
  public Arguments rest() {
    return new Arguments(positional.subList(1, positional.size()), named);
  }
}
