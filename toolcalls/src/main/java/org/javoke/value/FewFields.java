package org.javoke.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map of few entries that never changes. Most objects have few fields, and then looking
 * through the names takes less time and much less memory than a hash table.
 */
final class FewFields extends AbstractMap<String, Value> {

  static final int MOST = 24;

  private final @Nullable String[] names;
  private final @Nullable Value[] values;
  private final int size;

  /** Takes the arrays as they are; the first {@code size} names must differ. */
  FewFields(@Nullable String[] names, @Nullable Value[] values, int size) {
    this.names = names;
    this.values = values;
    this.size = size;
  }

  /** {@return a map with the same entries in the same order, which never changes} */
  static Map<String, Value> copyOf(Map<String, Value> map) {
    if (map instanceof FewFields) {
      return map;
    }
    if (map.size() > MOST) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    FieldsBuilder copy = new FieldsBuilder();
    map.forEach(copy::put);
    return copy.few();
  }

  static int indexOf(@Nullable String[] names, int size, Object name) {
    for (int i = 0; i < size; i++) {
      if (name.equals(names[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Value get(@Nullable Object name) {
    int index = name == null ? -1 : indexOf(names, size, name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && indexOf(names, size, name) >= 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < size; i++) {
      action.accept(Objects.requireNonNull(names[i]), Objects.requireNonNull(values[i]));
    }
  }

  @Override
  public Set<Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Value>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** Goes through the entries, none of which can be changed or removed. */
  private final class Entries implements Iterator<Entry<String, Value>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Entry<String, Value> next() {
      if (next == size) {
        throw new NoSuchElementException();
      }
      Entry<String, Value> entry =
          Map.entry(Objects.requireNonNull(names[next]), Objects.requireNonNull(values[next]));
      next++;
      return entry;
    }
  }
}
