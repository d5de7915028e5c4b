package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.FieldsBuilder;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Python dict that can be changed: keys in order of insertion, {@code 1}, {@code 1.0} and {@code
 * True} the same key, and an old key kept when its value is replaced.
 */
public final class Dict {

  private final Map<Object, Value.Entry> entries = new LinkedHashMap<>();

  /** {@return a dict with the entries of a dict value} */
  public static Dict of(Value value) {
    Dict dict = new Dict();
    switch (value) {
      case Value.Fields fields ->
          fields
              .values()
              .forEach((key, field) ->
                  dict.entries.put(key, new Value.Entry(new Value.Text(key), field)));
      case Value.Table(List<Value.Entry> table) ->
          table.forEach(entry -> dict.put(entry.key(), entry.value()));
      default -> throw new IllegalArgumentException("not a dict: " + value);
    }
    return dict;
  }

  public @Nullable Value at(Value key) {
    Value.Entry entry = entries.get(Equality.key(key));
    return entry == null ? null : entry.value();
  }

  public @Nullable Value at(String key) {
    Value.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /**
   * {@return the value under the key}
   *
   * @throws Failure if there is none
   */
  public Value required(String key) {
    Value value = at(key);
    if (value == null) {
      throw Failure.missingKey(key);
    }
    return value;
  }

  public boolean has(Value key) {
    return entries.containsKey(Equality.key(key));
  }

  public void put(Value key, Value value) {
    entries.compute(
        Equality.key(key), (_, old) -> new Value.Entry(old == null ? key : old.key(), value));
  }

  public void put(String key, Value value) {
    put(new Value.Text(key), value);
  }

  public void remove(Value key) {
    entries.remove(Equality.key(key));
  }

  public int size() {
    return entries.size();
  }

  public List<Value> keys() {
    return entries.values().stream().map(Value.Entry::key).toList();
  }

  public Collection<Value.Entry> entries() {
    return entries.values();
  }

  /** {@return the dict as a value that no longer changes} */
  public Value value() {
    FieldsBuilder fields = new FieldsBuilder();
    for (Value.Entry entry : entries.values()) {
      if (!(entry.key() instanceof Value.Text(String key))) {
        return new Value.Table(new ArrayList<>(entries.values()));
      }
      fields.put(key, entry.value());
    }
    return fields.build();
  }

  boolean equalTo(Dict other) {
    if (entries.size() != other.entries.size()) {
      return false;
    }
    for (Map.Entry<Object, Value.Entry> entry : entries.entrySet()) {
      Value.Entry match = other.entries.get(entry.getKey());
      if (match == null || !Equality.equal(entry.getValue().value(), match.value())) {
        return false;
      }
    }
    return true;
  }
}
