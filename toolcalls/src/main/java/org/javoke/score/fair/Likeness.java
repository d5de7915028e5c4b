package org.javoke.score.fair;

import java.util.List;
import java.util.Map;
import org.javoke.score.bfcl.PythonEquality;
import org.javoke.score.bfcl.StandardForm;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * When two values count as the same, alike at every depth: strings by their standard form, numbers
 * by their size, lists and tuples by their items in order, dictionaries by their keys. A truth
 * value is never a number.
 *
 * <p>Examples: {@code "New York, NY"} is {@code "new york ny"}, {@code [1, 2]} is {@code [1.0,
 * 2.0]}, {@code true} is not {@code 1}. Values nested deeper than {@value #MAX_DEPTH} levels are
 * like nothing.
 */
final class Likeness {

  private static final int MAX_DEPTH = 200;

  /** Whether strings inside lists and dictionaries may have quotes around them, as code has. */
  private final boolean quotesAside;

  Likeness(boolean quotesAside) {
    this.quotesAside = quotesAside;
  }

  boolean same(Value given, Value accepted) {
    return same(given, accepted, 0);
  }

  private boolean same(Value given, Value accepted, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    return switch (accepted) {
      case Value.Text(String text) ->
          given instanceof Value.Text(String other) && sameText(other, text, depth);
      case Value.Int _, Value.Real _ -> isNumber(given) && PythonEquality.equal(given, accepted);
      case Value.Items(List<Value> items) -> sameItems(given, items, depth);
      case Value.Tuple(List<Value> items) -> sameItems(given, items, depth);
      case Value.Fields(Map<String, Value> fields) -> sameFields(given, fields, depth);
      case Value.Null _, Value.Bool _, Value.Table _, Value.Opaque _ ->
          given.getClass() == accepted.getClass() && PythonEquality.equal(given, accepted);
    };
  }

  private boolean sameText(String given, String accepted, int depth) {
    return StandardForm.of(given).equals(StandardForm.of(accepted))
        || (quotesAside
            && depth > 0
            && StandardForm.of(unquoted(given)).equals(StandardForm.of(unquoted(accepted))));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private boolean sameItems(Value given, List<Value> accepted, int depth) {
    List<Value> items = sequence(given);
    if (items == null || items.size() != accepted.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!sameItem(items.get(i), accepted.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** {@return the items of a list or a tuple, null for anything else} */
  static @Nullable List<Value> sequence(Value value) {
    if (value instanceof Value.Items(List<Value> items)) {
      return items;
    }
    return value instanceof Value.Tuple(List<Value> items) ? items : null;
  }

  /** In lists, dictionaries have a list of accepted values under each key. */
  private boolean sameItem(Value given, Value accepted, int depth) {
    return same(given, accepted, depth)
        || (accepted instanceof Value.Fields(Map<String, Value> fields)
            && fits(given, fields, depth));
  }

  private boolean sameFields(Value given, Map<String, Value> accepted, int depth) {
    if (!(given instanceof Value.Fields(Map<String, Value> fields))
        || !fields.keySet().equals(accepted.keySet())) {
      return false;
    }
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Value other = accepted.get(field.getKey());
      if (other == null || !sameItem(field.getValue(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return whether the value is a dictionary whose every value is accepted under its key, and
   * which lacks only keys that may be left out}
   */
  boolean fits(Value given, Map<String, Value> accepted) {
    return fits(given, accepted, 0);
  }

  private boolean fits(Value given, Map<String, Value> accepted, int depth) {
    if (depth > MAX_DEPTH
        || !(given instanceof Value.Fields(Map<String, Value> fields))
        || !accepted.keySet().containsAll(fields.keySet())) {
      return false;
    }
    for (Map.Entry<String, Value> key : accepted.entrySet()) {
      Value value = fields.get(key.getKey());
      List<Value> choices = choices(key.getValue());
      boolean fit =
          value == null
              ? choices.stream().anyMatch(Likeness::marksAbsence)
              : choices.stream().anyMatch(choice -> sameItem(value, choice, depth + 1));
      if (!fit) {
        return false;
      }
    }
    return true;
  }

  /** {@return what is accepted under a key: a single value counts as a list of one} */
  private static List<Value> choices(Value accepted) {
    return accepted instanceof Value.Items(List<Value> listed) ? listed : List.of(accepted);
  }

  static boolean marksAbsence(Value value) {
    return value instanceof Value.Text(String text) && text.isEmpty();
  }
}
