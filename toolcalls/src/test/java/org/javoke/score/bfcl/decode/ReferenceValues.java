package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.python.Python;
import org.javoke.value.Value;

/** Reads the goldens' encoding of Python values that JSON lacks, such as {@code {"$tuple": []}}. */
final class ReferenceValues {

  private ReferenceValues() {}

  static Value decoded(Value encoded) {
    return switch (encoded) {
      case Value.Items(List<Value> items) -> Value.of(all(items));
      case Value.Fields(Map<String, Value> fields) -> fields(fields);
      default -> encoded;
    };
  }

  private static List<Value> all(List<Value> items) {
    return items.stream().map(ReferenceValues::decoded).toList();
  }

  private static Value fields(Map<String, Value> fields) {
    if (fields.size() == 1 && fields.keySet().iterator().next().startsWith("$")) {
      Map.Entry<String, Value> tagged = fields.entrySet().iterator().next();
      return tagged(tagged.getKey(), tagged.getValue());
    }
    Map<String, Value> decoded = new LinkedHashMap<>();
    fields.forEach((key, value) -> decoded.put(key, decoded(value)));
    return new Value.Fields(decoded);
  }

  private static Value tagged(String tag, Value value) {
    return switch (tag) {
      case "$tuple" -> new Value.Tuple(all(((Value.Items) value).values()));
      case "$float" -> Value.of(real(((Value.Text) value).value()));
      case "$complex" -> new Value.Opaque("complex", ((Value.Text) value).value());
      case "$bytes" -> new Value.Opaque("bytes", Python.reprOfBytes(unhexed(value)));
      case "$dict" -> table(((Value.Items) value).values());
      default -> throw new IllegalStateException("unknown tag " + tag);
    };
  }

  private static double real(String name) {
    return switch (name) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static String unhexed(Value hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(((Value.Text) hex).value());
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Value table(List<Value> pairs) {
    List<Value.Entry> entries = new ArrayList<>();
    for (Value pair : pairs) {
      List<Value> both = ((Value.Items) pair).values();
      entries.add(new Value.Entry(decoded(both.get(0)), decoded(both.get(1))));
    }
    return new Value.Table(entries);
  }
}
