package org.javoke.benchmark.bfcl;

import java.util.Random;

/** Random JSON for fuzz tests, rich in the keys that a reader looks for. */
public final class RandomJson {

  private RandomJson() {}

  /** {@return an object with some of the keys, and values of any kind} */
  public static String object(Random random, String... keys) {
    return object(random, 4, keys);
  }

  private static String object(Random random, int depth, String... keys) {
    StringBuilder out = new StringBuilder("{");
    for (String key : keys) {
      if (random.nextInt(4) > 0) {
        out.append(out.length() > 1 ? "," : "").append('"').append(key).append("\":");
        out.append(value(random, depth - 1, keys));
      }
    }
    return out.append('}').toString();
  }

  private static String value(Random random, int depth, String... keys) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> "null";
      case 1 -> "1e999";
      case 2 -> "-12345678901234567890";
      case 3 -> random.nextBoolean() ? "true" : "\"\"";
      case 4, 5 -> '"' + keys[random.nextInt(keys.length)] + '"';
      case 6 -> "[]";
      case 7 -> "[" + value(random, depth - 1, keys) + "," + value(random, depth - 1, keys) + "]";
      default -> object(random, depth - 1, keys);
    };
  }
}
