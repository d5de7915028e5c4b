package org.javoke.score.bfcl;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Values as Java source code, in the forms that the reference reads. */
final class JavaWriting {

  private JavaWriting() {}

  /**
   * {@return ways to write the value} Arrays come with their strings quoted and not, since the
   * reference leaves the quotes on, and some answers list them without.
   */
  static List<Value> of(Value value, String type, @Nullable String itemType) {
    String items = itemType == null ? "" : itemType;
    return List.of(
        Value.of(text(value, type, items, true)), Value.of(text(value, type, items, false)));
  }

  private static String text(Value value, String type, String itemType, boolean quoted) {
    return switch (value) {
      case Value.Items(List<Value> items) -> list(items, type, itemType, quoted);
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
              .map(entry ->
                  "put(\"" + entry.getKey() + "\", " + item(entry.getValue(), "", true) + ");")
              .collect(Collectors.joining(" ", "new HashMap<>() {{ ", " }}"));
      case Value.Text _,
          Value.Int _,
          Value.Real _,
          Value.Null _,
          Value.Bool _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          plain(value, type);
    };
  }

  private static String list(List<Value> items, String type, String itemType, boolean quoted) {
    boolean array = type.equals("Array");
    String listed =
        items.stream()
            .map(item -> item(item, itemType, quoted || !array))
            .collect(Collectors.joining(", "));
    if (array) {
      return "new Object[]{" + listed + "}";
    }
    return items.isEmpty() ? "new ArrayList<>()" : "new ArrayList<>(Arrays.asList(" + listed + "))";
  }

  private static String item(Value value, String type, boolean quoted) {
    boolean bare = quoted && value instanceof Value.Text(String text) && !text.startsWith("\"");
    return bare ? '"' + plain(value, type) + '"' : plain(value, type);
  }

  private static String plain(Value value, String type) {
    return switch (type) {
      case "long" -> Plain.of(value) + "L";
      case "float" -> Plain.of(value) + "f";
      default -> Plain.of(value);
    };
  }

  /** Values without a type as Java and JavaScript write them alike. */
  static final class Plain {
    private Plain() {}

    static String of(Value value) {
      return switch (value) {
        case Value.Bool(boolean truth) -> Boolean.toString(truth);
        case Value.Int(var number) -> number.toString();
        case Value.Real(double number) -> Double.toString(number);
        case Value.Text(String text) -> text;
        case Value.Null _ -> "null";
        case Value.Items _, Value.Tuple _, Value.Fields _, Value.Table _, Value.Opaque _ ->
            value.toString();
      };
    }
  }
}
