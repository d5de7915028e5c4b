package org.javoke.score.bfcl.decode;

import java.util.LinkedHashSet;
import java.util.Set;
import org.javoke.value.Value;

/** The arguments of one call in Java or JavaScript, each of which may be named once. */
final class NamedArguments {

  private final Dicts.Builder arguments = new Dicts.Builder();
  private final Set<Value> names = new LinkedHashSet<>();

  /**
   * @param name the name as a text, or {@link Value#NULL} for an argument without one
   * @throws Refusal if there is an argument of that name already
   */
  void add(Value name, String value) throws Refusal {
    if (!names.add(name)) {
      throw new Refusal("an argument is given twice");
    }
    arguments.put(name, Value.of(value));
  }

  Value build() {
    return arguments.build();
  }
}
