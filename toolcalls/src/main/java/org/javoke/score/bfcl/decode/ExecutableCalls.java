package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Decoded calls written as source again, as the reference writes them to run them. */
final class ExecutableCalls {

  private ExecutableCalls() {}

  /** {@return the calls of a reply in Python syntax} */
  static List<String> ofPython(Value decoded) throws Refusal {
    List<String> sources = new ArrayList<>();
    for (Value item : ((Value.Items) decoded).values()) {
      for (Value.Entry call : Dicts.entries(item)) {
        sources.add(PythonRepr.text(call.key()) + "(" + arguments(call.value()) + ")");
      }
    }
    return sources;
  }

  private static String arguments(Value dict) throws Refusal {
    List<String> arguments = new ArrayList<>();
    for (Value.Entry entry : Dicts.entries(dict)) {
      arguments.add(PythonRepr.text(entry.key()) + "=" + nested(entry.value()));
    }
    return String.join(", ", arguments);
  }

  // A dict whose values are all dicts is taken for a call, one of any depth and an empty one too.
  private static String nested(Value value) throws Refusal {
    if (!Dicts.isDict(value)) {
      return PythonRepr.of(value);
    }
    List<Value.Entry> entries = Dicts.entries(value);
    if (entries.stream().allMatch(entry -> Dicts.isDict(entry.value()))) {
      if (entries.isEmpty()) {
        throw new Refusal("the reference fails on an empty dict");
      }
      Value.Entry call = entries.getFirst();
      return PythonRepr.text(call.key()) + "(" + arguments(call.value()) + ")";
    }
    List<String> pairs = new ArrayList<>();
    for (Value.Entry entry : entries) {
      pairs.add("'" + PythonRepr.text(entry.key()) + "': " + nested(entry.value()));
    }
    return "{" + String.join(", ", pairs) + "}";
  }

  /** {@return the calls of a native answer: names with objects, or with objects as JSON text} */
  static List<String> ofNative(Value result) throws Refusal {
    List<Value> dicts =
        switch (result) {
          case Value.Items(List<Value> items) -> items;
          case Value.Text(String text) when text.isEmpty() -> List.of();
          case Value.Fields fields -> List.of(fields);
          default -> throw new Refusal("a list of calls was expected");
        };
    List<String> sources = new ArrayList<>();
    for (Value dict : dicts) {
      if (!Dicts.isDict(dict)) {
        throw new Refusal("a call by name was expected");
      }
      for (Value.Entry call : Dicts.entries(dict)) {
        sources.add(PythonRepr.text(call.key()) + "(" + nativeArguments(call.value()) + ")");
      }
    }
    return sources;
  }

  private static String nativeArguments(Value value) throws Refusal {
    Value arguments = value instanceof Value.Text(String json) ? JsonReplies.read(json) : value;
    if (!(arguments instanceof Value.Fields)) {
      throw new Refusal("the arguments are no JSON object");
    }
    return Dicts.entries(arguments).stream()
        .map(entry -> PythonRepr.text(entry.key()) + "=" + PythonRepr.of(entry.value()))
        .collect(Collectors.joining(","));
  }
}
