package org.javoke.data.practice;

import java.util.List;
import java.util.Map;

/**
 * Lists of words, and texts that are made of them: {@code {pool}} is replaced by an entry, {@code
 * #} by a digit, {@code @} between or before other signs by a capital letter.
 */
final class Pools {

  private static final int MAX_DEPTH = 12;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final Map<String, List<String>> pools;

  Pools(Map<String, List<String>> pools) {
    this.pools = Map.copyOf(pools);
  }

  /** {@return how many entries there are in all} */
  int size() {
    return pools.values().stream().mapToInt(List::size).sum();
  }

  int count() {
    return pools.size();
  }

  /** {@return one entry of the pool, filled in} */
  String entry(String pool, Dice dice) {
    return fill(dice.one(pool(pool)), dice);
  }

  /** {@return the text with entries, digits and letters in place of their signs} */
  String fill(String text, Dice dice) {
    StringBuilder out = new StringBuilder();
    fill(text, dice, out, 0);
    return out.toString();
  }

  private List<String> pool(String name) {
    List<String> pool = pools.get(name);
    if (pool == null) {
      throw new IllegalArgumentException("the pool \"%s\" is not in pools.yaml".formatted(name));
    }
    return pool;
  }

  private void fill(String text, Dice dice, StringBuilder out, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("pools refer to each other in a circle: " + text);
    }
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      int end = sign == '{' ? text.indexOf('}', i) : -1;
      if (end > 0) {
        fill(dice.one(pool(text.substring(i + 1, end))), dice, out, depth + 1);
        i = end;
      } else if (sign == '#') {
        out.append(digit(text, i, dice));
      } else if (sign == '@' && !isMail(text, i)) {
        out.append(LETTERS.charAt(dice.below(LETTERS.length())));
      } else {
        out.append(sign);
      }
    }
  }

  // A number in words' midst has no zero in front.
  private static char digit(String text, int at, Dice dice) {
    boolean first = at == 0 || text.charAt(at - 1) == ' ';
    return (char) ('0' + (first ? dice.between(1, 9) : dice.below(10)));
  }

  private static boolean isMail(String text, int at) {
    return at + 1 < text.length() && text.charAt(at + 1) == '{' && text.indexOf('.', at) > 0;
  }
}
