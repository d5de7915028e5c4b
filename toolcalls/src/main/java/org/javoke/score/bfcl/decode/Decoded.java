package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** What a reply was decoded to. */
public sealed interface Decoded {

  /**
   * The name of an argument that the model gave no name, as in {@code f(**x)}: the reference keeps
   * it under {@code None}, and no parameter has this name.
   */
  String UNNAMED = "**";

  /**
   * A list of calls, possibly empty.
   *
   * @param value the list as the reference has it: {@code [{name: {parameter: value}}]}
   */
  record Calls(List<ToolCall> calls, Value value) implements Decoded {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** The reply was read, but is no list of calls; it counts as no call. */
  record NotCalls(Value value) implements Decoded {}

  /** The reply could not be read. */
  record Refused(String reason) implements Decoded {}

  /** {@return whether the reply holds no call} This is what irrelevance asks. */
  default boolean isEmpty() {
    return !(this instanceof Calls(List<ToolCall> calls, Value _)) || calls.isEmpty();
  }

  /** Sorts a decoded value by the reference's rule of what a list of calls is. */
  static Decoded of(Value value) {
    if (!(value instanceof Value.Items(List<Value> items))) {
      return new NotCalls(value);
    }
    List<ToolCall> calls = new ArrayList<>(items.size());
    for (Value item : items) {
      if (!addCall(item, calls)) {
        return new NotCalls(value);
      }
    }
    return new Calls(calls, value);
  }

  private static boolean addCall(Value item, List<ToolCall> calls) {
    List<Value.Entry> entries = Dicts.entries(item);
    if (entries.size() != 1 || !Dicts.isDict(entries.getFirst().value())) {
      return false;
    }
    Value.Entry call = entries.getFirst();
    calls.add(new ToolCall(name(call.key()), arguments(call.value())));
    return true;
  }

  private static Value.Fields arguments(Value dict) {
    if (dict instanceof Value.Fields fields) {
      return fields;
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (Value.Entry entry : Dicts.entries(dict)) {
      arguments.put(name(entry.key()), entry.value());
    }
    return new Value.Fields(arguments);
  }

  private static String name(Value key) {
    return switch (key) {
      case Value.Text(String text) -> text;
      case Value.Null _ -> UNNAMED;
      case Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Items _,
          Value.Tuple _,
          Value.Fields _,
          Value.Table _,
          Value.Opaque _ ->
          PythonRepr.of(key);
    };
  }
}
