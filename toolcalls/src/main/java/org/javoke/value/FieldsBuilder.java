package org.javoke.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Value.Fields} field by field, without a map that would have to be copied. */
public final class FieldsBuilder {

  private @Nullable String[] names = new String[6];
  private @Nullable Value[] values = new Value[6];
  private int size;
  private boolean given; // to a result, which must not change any more
  private @Nullable Map<String, Value> many; // of more than can be looked through

  /** Adds a field, or gives another value to one that is there, which keeps its place. */
  public FieldsBuilder put(String name, Value value) {
    if (many != null) {
      many.put(name, value);
      return this;
    }
    if (given) {
      names = names.clone();
      values = values.clone();
      given = false;
    }
    int index = FewFields.indexOf(names, size, name);
    if (index >= 0) {
      values[index] = value;
    } else if (size < FewFields.MOST) {
      append(name, value);
    } else {
      many = new LinkedHashMap<>(few());
      many.put(name, value);
    }
    return this;
  }

  private void append(String name, Value value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    values[size] = value;
    size++;
  }

  /** {@return the fields so far} */
  public Value.Fields build() {
    return new Value.Fields(many == null ? few() : many);
  }

  /** {@return the fields, if there are few} */
  FewFields few() {
    given = true;
    return new FewFields(names, values, size);
  }
}
