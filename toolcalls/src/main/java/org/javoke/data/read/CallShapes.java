package org.javoke.data.read;

import java.util.ArrayList;
import java.util.List;
import org.javoke.data.MadeCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls that are JSON objects, under the names that the field's datasets give their parts.
 */
final class CallShapes {

  private static final List<String> NAMES = List.of("name", "tool_name", "api_name", "tool");
  private static final List<String> ARGUMENTS =
      List.of("arguments", "parameters", "input", "param_dict", "args");

  private CallShapes() {}

  static List<MadeCall> read(List<Value> items) throws RecordException {
    List<MadeCall> calls = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      calls.add(read(items.get(i), "call " + (i + 1)));
    }
    return calls;
  }

  static MadeCall read(Value item, String place) throws RecordException {
    Value.Fields outer = Shape.object(item, place);
    Value.Fields fields = outer.at("function") instanceof Value.Fields inner ? inner : outer;
    if (!(first(fields, NAMES) instanceof Value.Text(String name))) {
      throw new RecordException(place + " has no name that is a text");
    }
    Value arguments = first(fields, ARGUMENTS);
    return MadeCall.of(name, arguments == null ? Value.Fields.EMPTY : Shape.parsed(arguments));
  }

  private static @Nullable Value first(Value.Fields fields, List<String> keys) {
    return keys.stream().map(fields::at).filter(v -> v != null).findFirst().orElse(null);
  }
}
