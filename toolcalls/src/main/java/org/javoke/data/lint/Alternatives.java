package org.javoke.data.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Values of expected calls, in which every value of an object is a list of alternatives. */
final class Alternatives {

  private Alternatives() {}

  /** {@return one of the values that are meant: of each list of alternatives the first} */
  static Value first(Value accepted) {
    return switch (accepted) {
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, Value> chosen = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
          if (value instanceof Value.Items(List<Value> several) && !several.isEmpty()) {
            if (!several.getFirst().equals(Value.of(""))) {
              chosen.put(key, first(several.getFirst()));
            }
          } else {
            chosen.put(key, value);
          }
        });
        yield new Value.Fields(chosen);
      }
      case Value.Items(List<Value> items) ->
          Value.of(items.stream().map(Alternatives::first).toList());
      default -> accepted;
    };
  }
}
