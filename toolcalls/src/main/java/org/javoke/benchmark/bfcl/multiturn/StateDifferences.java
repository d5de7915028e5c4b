package org.javoke.benchmark.bfcl.multiturn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Tells where two states differ, in lines for people. */
final class StateDifferences {

  private static final int MOST = 20;
  private static final int DEEPEST = 60;
  private static final int LONGEST_VALUE = 200;

  private final List<String> lines = new ArrayList<>();

  /** Adds the places below this one at which the two differ, as far as there is room. */
  void compare(String place, Value expected, Value got) {
    compare(place, expected, got, 0);
  }

  private void compare(String place, Value expected, Value got, int depth) {
    if (lines.size() >= MOST || Equality.equal(expected, got)) {
      return;
    }
    if (depth < DEEPEST
        && expected instanceof Value.Fields(Map<String, Value> wanted)
        && got instanceof Value.Fields(Map<String, Value> found)) {
      Set<String> names = new LinkedHashSet<>(wanted.keySet());
      names.addAll(found.keySet());
      for (String name : names) {
        part(place + "." + name, wanted.get(name), found.get(name), depth);
      }
    } else if (depth < DEEPEST
        && expected instanceof Value.Items(List<Value> wanted)
        && got instanceof Value.Items(List<Value> found)
        && wanted.size() == found.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        part("%s[%d]".formatted(place, i), wanted.get(i), found.get(i), depth);
      }
    } else {
      lines.add("%s is %s, expected %s".formatted(place, shown(got), shown(expected)));
    }
  }

  private void part(String place, @Nullable Value expected, @Nullable Value got, int depth) {
    if (expected != null && got != null) {
      compare(place, expected, got, depth + 1);
    } else if (lines.size() < MOST) {
      lines.add(
          expected == null
              ? "%s is there, though not expected: %s".formatted(place, shown(got))
              : "%s is missing, expected %s".formatted(place, shown(expected)));
    }
  }

  private static String shown(@Nullable Value value) {
    StringBuilder text = new StringBuilder();
    if (value != null) {
      show(value, text);
    }
    return text.length() <= LONGEST_VALUE
        ? text.toString()
        : text.substring(0, LONGEST_VALUE) + "...";
  }

  // Only as far as it is shown: a tree of shared directories can be far longer than memory.
  private static void show(Value value, StringBuilder out) {
    switch (value) {
      case Value.Text(String text) -> out.append(PythonRepr.of(Value.of(start(text))));
      case Value.Items(List<Value> items) -> {
        String comma = "[";
        for (Value item : items) {
          if (out.length() > LONGEST_VALUE) {
            return;
          }
          show(item, out.append(comma));
          comma = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Value.Fields(Map<String, Value> fields) -> {
        String comma = "{";
        for (Map.Entry<String, Value> field : fields.entrySet()) {
          if (out.length() > LONGEST_VALUE) {
            return;
          }
          show(Value.of(field.getKey()), out.append(comma));
          show(field.getValue(), out.append(": "));
          comma = ", ";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
      }
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          out.append(PythonRepr.of(value));
    }
  }

  private static String start(String text) {
    return text.length() <= LONGEST_VALUE + 1 ? text : text.substring(0, LONGEST_VALUE + 1);
  }

  /** {@return the differences; after the 20th there are none told} */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
