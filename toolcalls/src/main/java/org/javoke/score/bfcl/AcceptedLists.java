package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Lists, compared in order with strings in standard form. An accepted string is taken for the list
 * of its characters, so the mark for "may be left out" accepts the empty list.
 */
final class AcceptedLists implements AcceptedValues {

  private final String parameter;
  private final List<Value> accepted;
  private final List<Value> standard = new ArrayList<>();
  private final @Nullable ReferenceFailure failure;

  AcceptedLists(String parameter, List<Value> accepted) {
    this.parameter = parameter;
    this.accepted = accepted;
    ReferenceFailure caught = null;
    try {
      for (Value value : accepted) {
        standard.add(standard(itemsOf(value)));
      }
    } catch (ReferenceFailure e) {
      caught = e;
    }
    this.failure = caught;
  }

  @Override
  public @Nullable Finding check(Place place, Value value) {
    if (failure != null) {
      throw failure;
    }
    Value given = value instanceof Value.Items(List<Value> items) ? standard(items) : value;
    return PythonEquality.contains(standard, given)
        ? null
        : new Finding.WrongValue("value_error:list/tuple", place, parameter, null, value, accepted);
  }

  /** {@return the list with its strings in standard form; deeper ones stay as they are} */
  static Value.Items standard(List<Value> items) {
    List<Value> standard = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      standard.add(standard(items.get(i)));
    }
    return new Value.Items(standard);
  }

  static Value standard(Value value) {
    return value instanceof Value.Text(String text) ? new Value.Text(StandardForm.of(text)) : value;
  }

  /** {@return what Python gets when it asks the value for its items by number} */
  static List<Value> itemsOf(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) -> items;
      case Value.Tuple(List<Value> items) -> items;
      case Value.Text(String text) -> characters(text);
      case Value.Fields(Map<String, Value> fields) when fields.isEmpty() -> List.of();
      case Value.Table(List<Value.Entry> entries) when entries.isEmpty() -> List.of();
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Fields _,
          Value.Table _,
          Value.Opaque _ ->
          throw new ReferenceFailure(
              Mistake.WRONG_VALUE, "among the accepted values is one that has no items");
    };
  }

  private static List<Value> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).map(Value::of).toList();
  }
}
