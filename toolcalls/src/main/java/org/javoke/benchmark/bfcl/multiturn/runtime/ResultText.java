package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.template.PythonJson;
import org.javoke.template.PythonText;
import org.javoke.value.Plain;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What a model gets to read of a function's result. */
public final class ResultText {

  private static final int MAX_BITS = 14_284; // of an integer of 4300 digits

  private ResultText() {}

  /**
   * {@return the text: a text as it is, a dict as JSON (or as Python prints it where JSON has no
   * word for something in it), anything else as Python prints it}
   *
   * @throws Failure if there is an integer in it that Python refuses to print
   */
  public static String of(Value value) {
    requirePrintable(value);
    boolean dict = value instanceof Value.Fields || value instanceof Value.Table;
    return dict && isJson(value) ? PythonJson.dumps(plain(value)) : PythonRepr.text(value);
  }

  private static void requirePrintable(Value value) {
    switch (value) {
      case Value.Int(var number) when number.bitLength() > MAX_BITS ->
          throw new Failure(
              "Exceeds the limit (4300 digits) for integer string conversion; use"
                  + " sys.set_int_max_str_digits() to increase the limit");
      case Value.Items(List<Value> items) -> items.forEach(ResultText::requirePrintable);
      case Value.Tuple(List<Value> items) -> items.forEach(ResultText::requirePrintable);
      case Value.Fields fields -> fields.values().values().forEach(ResultText::requirePrintable);
      case Value.Table(List<Value.Entry> entries) ->
          entries.forEach(entry -> requirePrintable(entry.value()));
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _, Value.Opaque _ -> {}
    }
  }

  private static boolean isJson(Value value) {
    return switch (value) {
      case Value.Opaque _ -> false;
      case Value.Items(List<Value> items) -> items.stream().allMatch(ResultText::isJson);
      case Value.Tuple(List<Value> items) -> items.stream().allMatch(ResultText::isJson);
      case Value.Fields fields -> fields.values().values().stream().allMatch(ResultText::isJson);
      case Value.Table(List<Value.Entry> entries) ->
          entries.stream()
              .allMatch(
                  entry -> !(entry.key() instanceof Value.Tuple) && isJson(entry.value()));
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _ -> true;
    };
  }

  private static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) -> items.stream().<@Nullable Object>map(ResultText::plain).toList();
      case Value.Tuple(List<Value> items) -> items.stream().<@Nullable Object>map(ResultText::plain).toList();
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.forEach((key, field) -> map.put(key, plain(field)));
        yield map;
      }
      case Value.Table(List<Value.Entry> entries) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(key(entry.key()), plain(entry.value())));
        yield map;
      }
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _, Value.Opaque _ ->
          Plain.of(value);
    };
  }

  // As json.dumps writes keys: those that are no texts become what JSON calls them.
  private static String key(Value key) {
    return switch (key) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> truth ? "true" : "false";
      case Value.Real(double number) -> PythonText.number(number);
      case Value.Text(String text) -> text;
      case Value.Int _, Value.Items _, Value.Tuple _, Value.Fields _, Value.Table _ ->
          PythonRepr.of(key);
      case Value.Opaque opaque -> opaque.repr();
    };
  }
}
