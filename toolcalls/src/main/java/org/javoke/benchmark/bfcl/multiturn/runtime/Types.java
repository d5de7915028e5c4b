package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.value.Value;

/** What a value is to Python: the name of its type, its truth, its items. */
public final class Types {

  /** A search can take as many: every place of the text times every character of the part. */
  private static final long MOST_COMPARISONS = 1_000_000_000;

  private Types() {}

  /** {@return the name of the value's type, such as {@code NoneType}} */
  public static String name(Value value) {
    return switch (value) {
      case Value.Null _ -> "NoneType";
      case Value.Bool _ -> "bool";
      case Value.Int _ -> "int";
      case Value.Real _ -> "float";
      case Value.Text _ -> "str";
      case Value.Items _ -> "list";
      case Value.Tuple _ -> "tuple";
      case Value.Fields _, Value.Table _ -> "dict";
      case Value.Opaque opaque -> opaque.type();
    };
  }

  /** {@return whether Python takes the value for true} */
  public static boolean truth(Value value) {
    return switch (value) {
      case Value.Null _ -> false;
      case Value.Bool(boolean truth) -> truth;
      case Value.Int(var number) -> number.signum() != 0;
      case Value.Real(double number) -> number != 0;
      case Value.Text(String text) -> !text.isEmpty();
      case Value.Items(List<Value> items) -> !items.isEmpty();
      case Value.Tuple(List<Value> items) -> !items.isEmpty();
      case Value.Fields fields -> !fields.values().isEmpty();
      case Value.Table(List<Value.Entry> entries) -> !entries.isEmpty();
      case Value.Opaque _ -> true;
    };
  }

  /**
   * {@return what a loop over the value meets: items, keys or characters}
   *
   * @throws Failure if Python cannot loop over it
   */
  public static List<Value> items(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) -> items;
      case Value.Tuple(List<Value> items) -> items;
      case Value.Fields fields -> fields.values().keySet().stream().map(Value::of).toList();
      case Value.Table(List<Value.Entry> entries) ->
          entries.stream().map(Value.Entry::key).toList();
      case Value.Text(String text) -> characters(text);
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Opaque _ ->
          throw new Failure("'%s' object is not iterable".formatted(name(value)));
    };
  }

  /**
   * {@return the text in lower case}
   *
   * @throws Failure if the value is no text
   */
  public static String lower(Value value) {
    if (value instanceof Value.Text(String text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    throw Failure.noAttribute(value, "lower");
  }

  /**
   * {@return whether the text holds the part}
   *
   * @throws Failure if the part is no text
   */
  public static boolean contains(String text, Value part) {
    if (part instanceof Value.Text(String wanted)) {
      if ((long) text.length() * wanted.length() > MOST_COMPARISONS) {
        throw new Failure("texts as long as these are not searched here");
      }
      return text.contains(wanted);
    }
    throw new Failure(
        "'in <string>' requires string as left operand, not %s".formatted(name(part)));
  }

  private static List<Value> characters(String text) {
    List<Value> characters = new ArrayList<>(text.length());
    text.codePoints().forEach(point -> characters.add(Value.of(Character.toString(point))));
    return characters;
  }
}
