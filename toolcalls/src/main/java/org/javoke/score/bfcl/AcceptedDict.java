package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** One accepted dictionary: for each key a list of accepted values. */
final class AcceptedDict {

  private final String parameter;
  private final @Nullable Map<String, Key> keys;
  private final List<String> names = new ArrayList<>();

  /**
   * What is accepted under a key.
   *
   * @param listed as the question has it
   * @param standard with strings in standard form; null where the reference cannot read it
   * @param optional whether the key may be left out; null where the reference cannot tell
   */
  private record Key(
      List<Value> listed, @Nullable List<Value> standard, @Nullable Boolean optional) {}

  AcceptedDict(String parameter, Value accepted) {
    this.parameter = parameter;
    if (accepted instanceof Value.Fields(Map<String, Value> fields)) {
      Map<String, Key> prepared = new HashMap<>();
      fields.forEach((name, value) -> prepared.put(name, key(value)));
      names.addAll(fields.keySet());
      this.keys = prepared;
    } else {
      this.keys = null;
    }
  }

  private static Key key(Value value) {
    List<Value> standard;
    try {
      standard = AcceptedLists.standard(AcceptedLists.itemsOf(value)).values();
    } catch (ReferenceFailure _) {
      standard = null;
    }
    return new Key(
        value instanceof Value.Items(List<Value> items) ? items : List.of(value),
        standard,
        holdsEmptyText(value));
  }

  private static @Nullable Boolean holdsEmptyText(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) -> items.stream().anyMatch(PythonEquality::isEmptyText);
      case Value.Tuple(List<Value> items) -> items.stream().anyMatch(PythonEquality::isEmptyText);
      case Value.Text _ -> true; // the empty string is part of every string
      case Value.Fields fields -> fields.at("") != null;
      case Value.Table table ->
          table.entries().stream().map(Value.Entry::key).anyMatch(PythonEquality::isEmptyText);
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Opaque _ -> null;
    };
  }

  /**
   * {@return what is wrong with the dictionary, or null if it is this one}
   *
   * @param given its entries, or null where a value is no dictionary
   */
  @Nullable Finding check(Place place, @Nullable Map<String, Value> given) {
    if (given == null || keys == null) {
      throw new ReferenceFailure(
          Mistake.WRONG_TYPE, "a value is compared with a dictionary, and one of them is none");
    }
    Finding finding = firstWrong(place, given, keys);
    for (String name : names) {
      if (!given.containsKey(name) && !mayBeAbsent(keys.get(name))) {
        // The reference looks for missing keys even after a wrong value, and then tells these.
        return new Finding.WrongKey("value_error:dict_key", place, parameter, name, true);
      }
    }
    return finding;
  }

  private @Nullable Finding firstWrong(
      Place place, Map<String, Value> given, Map<String, Key> accepted) {
    for (Map.Entry<String, Value> entry : given.entrySet()) {
      String name = entry.getKey();
      Key key = accepted.get(name);
      if (key == null) {
        return new Finding.WrongKey("value_error:dict_key", place, parameter, name, false);
      }
      if (key.standard == null) {
        throw new ReferenceFailure(
            Mistake.WRONG_VALUE, "what is accepted under a dictionary's key has no items");
      }
      if (!PythonEquality.contains(key.standard, AcceptedLists.standard(entry.getValue()))) {
        return new Finding.WrongValue(
            "value_error:dict_value", place, parameter, name, entry.getValue(), key.listed);
      }
    }
    return null;
  }

  private static boolean mayBeAbsent(@Nullable Key key) {
    if (key == null || key.optional == null) {
      throw new ReferenceFailure(
          Mistake.WRONG_VALUE, "what is accepted under a dictionary's key cannot be searched");
    }
    return key.optional;
  }
}
