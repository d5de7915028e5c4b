package org.javoke.lab.run;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * JSON over several lines, for the files that people open: an object's fields each on a line,
 * objects of plain values and arrays of plain values in one.
 */
public final class PrettyJson {

  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  /** {@return the value as JSON, with a line end} */
  public static String write(Value value) {
    PrettyJson pretty = new PrettyJson();
    pretty.append(value, "");
    return pretty.out.append('\n').toString();
  }

  private void append(Value value, String indent) {
    switch (value) {
      case Value.Fields(Map<String, Value> fields) when !plain(fields.values()) ->
          appendFields(fields, indent);
      case Value.Items(List<Value> items) when !plain(items) -> appendItems(items, indent);
      default -> out.append(Json.write(value));
    }
  }

  private void appendFields(Map<String, Value> fields, String indent) {
    out.append("{\n");
    String inner = indent + "  ";
    for (Iterator<Map.Entry<String, Value>> left = fields.entrySet().iterator(); left.hasNext(); ) {
      Map.Entry<String, Value> field = left.next();
      out.append(inner).append(Json.write(Value.of(field.getKey()))).append(": ");
      append(field.getValue(), inner);
      out.append(left.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append('}');
  }

  private void appendItems(List<Value> items, String indent) {
    out.append("[\n");
    String inner = indent + "  ";
    for (Iterator<Value> left = items.iterator(); left.hasNext(); ) {
      out.append(inner);
      append(left.next(), inner);
      out.append(left.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append(']');
  }

  private static boolean plain(Iterable<Value> values) {
    for (Value value : values) {
      boolean nested =
          (value instanceof Value.Fields(var fields) && !fields.isEmpty())
              || (value instanceof Value.Items(var items) && !items.isEmpty());
      if (nested) {
        return false;
      }
    }
    return true;
  }
}
