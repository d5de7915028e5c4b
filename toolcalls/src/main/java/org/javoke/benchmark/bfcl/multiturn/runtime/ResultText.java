package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.ArrayList;
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

  private boolean json = true; // whether JSON has words for all that was seen

  private ResultText() {}

  /**
   * {@return the text: a text as it is, a dict as JSON (or as Python prints it where JSON has no
   * word for something in it), anything else as Python prints it}
   *
   * @throws Failure if there is an integer in it that Python refuses to print
   */
  public static String of(Value value) {
    ResultText visit = new ResultText();
    Object plain = visit.plain(value);
    boolean dict = value instanceof Value.Fields || value instanceof Value.Table;
    return dict && visit.json ? PythonJson.dumps(plain) : PythonRepr.text(value);
  }

  private @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Int(var number) when number.bitLength() > MAX_BITS ->
          throw new Failure(
              "Exceeds the limit (4300 digits) for integer string conversion; use"
                  + " sys.set_int_max_str_digits() to increase the limit");
      case Value.Items(List<Value> items) -> list(items);
      case Value.Tuple(List<Value> items) -> list(items);
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
      case Value.Opaque opaque -> {
        json = false;
        yield opaque.repr();
      }
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _ -> Plain.of(value);
    };
  }

  private List<@Nullable Object> list(List<Value> items) {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    for (Value item : items) {
      list.add(plain(item));
    }
    return list;
  }

  // As json.dumps writes keys: those that are no texts become what JSON calls them.
  private String key(Value key) {
    return switch (key) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> truth ? "true" : "false";
      case Value.Real(double number) -> PythonText.number(number);
      case Value.Text(String text) -> text;
      case Value.Int _ -> PythonRepr.of(key);
      case Value.Items _, Value.Tuple _, Value.Fields _, Value.Table _, Value.Opaque _ -> {
        json = false;
        yield PythonRepr.of(key);
      }
    };
  }
}
