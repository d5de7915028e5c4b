package org.javoke.score.bfcl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Turns an accepted value, which in dictionaries lists choices, into one that could be given. */
final class ChosenAnswers {

  private ChosenAnswers() {}

  /**
   * {@return the value}
   *
   * @param choice which of several choices is taken under each key; the last one where there are
   *     fewer
   */
  static Value of(Value accepted, int choice) {
    if (accepted instanceof Value.Fields(Map<String, Value> keys)) {
      return dictionary(keys, choice);
    }
    if (accepted instanceof Value.Items(List<Value> items)) {
      return new Value.Items(
          items.stream()
              .map(item ->
                  item instanceof Value.Fields(Map<String, Value> keys)
                      ? dictionary(keys, choice)
                      : item)
              .toList());
    }
    return accepted;
  }

  private static Value dictionary(Map<String, Value> keys, int choice) {
    Map<String, Value> chosen = new LinkedHashMap<>();
    keys.forEach((key, listed) -> {
      Value value =
          listed instanceof Value.Items(List<Value> choices) && !choices.isEmpty()
              ? choices.get(Math.min(choice, choices.size() - 1))
              : listed;
      if (!PythonEquality.isEmptyText(value)) {
        chosen.put(key, value);
      }
    });
    return new Value.Fields(chosen);
  }
}
