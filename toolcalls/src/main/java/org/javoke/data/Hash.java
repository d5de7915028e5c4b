package org.javoke.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * 64-bit hashes of texts and values: of a million samples two that differ have the same with a
 * chance of about 1 in 37 million.
 */
public final class Hash {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  /** {@return FNV-1a of the text's UTF-16 units, mixed} */
  public static long of(CharSequence text) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return mixed(hash);
  }

  /** {@return the hash of the value; the order of keys does not count} */
  public static long of(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) -> {
        long hash = 1;
        for (Map.Entry<String, Value> field : new TreeMap<>(fields).entrySet()) {
          hash = joined(joined(hash, of(field.getKey())), of(field.getValue()));
        }
        yield hash;
      }
      case Value.Items(List<Value> items) -> {
        long hash = 2;
        for (Value item : items) {
          hash = joined(hash, of(item));
        }
        yield hash;
      }
      case Value.Text(String text) -> joined(3, of(text));
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          of(Json.write(value));
    };
  }

  /** {@return the hash of two in this order} */
  public static long joined(long first, long second) {
    return mixed(first * PRIME + second);
  }

  /** {@return the bits stirred, as SplitMix64 does it} */
  public static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
