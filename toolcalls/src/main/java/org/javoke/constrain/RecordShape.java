package org.javoke.constrain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of an object, and how it is written. Two of these are never equal. */
final class RecordShape {

  private final char close;
  private final Space space;
  private final List<Part> values = new ArrayList<>();
  private final Key keys = new Key();
  private BigInteger required = BigInteger.ZERO;

  /**
   * @param space what may stand between values and marks
   */
  RecordShape(char close, Space space) {
    this.close = close;
    this.space = space;
  }

  /** A place in the tree of the keys' bytes. */
  static final class Key {
    private final Map<Integer, Key> next = new HashMap<>();
    private BigInteger below = BigInteger.ZERO;
    private int property = -1;

    /** {@return the place after the byte, if a property below it is not used; else null} */
    @Nullable Key next(int value, BigInteger used) {
      Key key = next.get(value);
      return key == null || key.below.andNot(used).signum() == 0 ? null : key;
    }

    /** {@return the property whose key ends here, or -1} */
    int property() {
      return property;
    }
  }

  /**
   * Adds a property.
   *
   * @param writings the ways in which its key is written, with all up to its value; none of them
   *     the start of another property's
   */
  void add(List<byte[]> writings, Part value, boolean isRequired) {
    int property = values.size();
    values.add(value);
    required = isRequired ? required.setBit(property) : required;
    for (byte[] writing : writings) {
      Key at = keys;
      for (byte next : writing) {
        at.below = at.below.setBit(property);
        at = at.next.computeIfAbsent(next & 0xff, _ -> new Key());
      }
      at.below = at.below.setBit(property);
      at.property = property;
    }
  }

  Space space() {
    return space;
  }

  Key keys() {
    return keys;
  }

  Part value(int property) {
    return values.get(property);
  }

  boolean closes(int next, BigInteger used) {
    return next == close && required.andNot(used).signum() == 0;
  }

  boolean allowsMore(BigInteger used) {
    return keys.below.andNot(used).signum() != 0;
  }
}
