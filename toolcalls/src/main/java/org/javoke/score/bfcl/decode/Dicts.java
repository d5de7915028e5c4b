package org.javoke.score.bfcl.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Python dicts as values: a table where a key is no string, fields otherwise. */
final class Dicts {

  private Dicts() {}

  static boolean isDict(Value value) {
    return value instanceof Value.Fields || value instanceof Value.Table;
  }

  /** {@return the entries of a dict; none for anything else} */
  static List<Value.Entry> entries(Value dict) {
    if (dict instanceof Value.Table(List<Value.Entry> entries)) {
      return entries;
    }
    return dict instanceof Value.Fields(Map<String, Value> fields)
        ? fields.entrySet().stream()
            .map(field -> new Value.Entry(Value.of(field.getKey()), field.getValue()))
            .toList()
        : List.of();
  }

  /** Collects entries as a Python dict does: equal keys keep the first key and the last value. */
  static final class Builder {
    private final Map<Value, Value.Entry> entries = new LinkedHashMap<>();
    private boolean onlyStrings = true;

    /**
     * @throws Refusal if Python cannot hash the key
     */
    Builder put(Value key, Value value) throws Refusal {
      onlyStrings &= key instanceof Value.Text;
      Value same = hashed(key);
      Value.Entry old = entries.get(same);
      entries.put(same, new Value.Entry(old == null ? key : old.key(), value));
      return this;
    }

    Value build() {
      if (!onlyStrings) {
        return new Value.Table(List.copyOf(entries.values()));
      }
      Map<String, Value> fields = new LinkedHashMap<>();
      entries.forEach((key, entry) -> fields.put(((Value.Text) key).value(), entry.value()));
      return new Value.Fields(fields);
    }
  }

  // To Python's dicts 1, 1.0 and True are the same key.
  private static Value hashed(Value key) throws Refusal {
    return switch (key) {
      case Value.Bool(boolean truth) -> Value.of(truth ? 1 : 0);
      case Value.Real(double number)
          when number == Math.rint(number) && !Double.isInfinite(number) ->
          new Value.Int(whole(number));
      case Value.Tuple(List<Value> items) -> {
        List<Value> hashed = new ArrayList<>(items.size());
        for (Value item : items) {
          hashed.add(hashed(item));
        }
        yield new Value.Tuple(hashed);
      }
      case Value.Items _, Value.Fields _, Value.Table _ ->
          throw new Refusal("a list or dict cannot be the key of a dict");
      case Value.Null _, Value.Int _, Value.Real _, Value.Text _, Value.Opaque _ -> key;
    };
  }

  private static BigInteger whole(double number) {
    return new BigDecimal(number).toBigInteger();
  }
}
