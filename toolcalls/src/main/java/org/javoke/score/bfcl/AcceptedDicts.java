package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Dictionaries, compared key by key; of several accepted ones the last one's failure is told. */
final class AcceptedDicts implements AcceptedValues {

  private final String parameter;
  private final List<Value> accepted;

  /** Null stands for the mark for "may be left out", which is passed over. */
  private final List<@Nullable AcceptedDict> dicts = new ArrayList<>();

  AcceptedDicts(String parameter, List<Value> accepted) {
    this.parameter = parameter;
    this.accepted = accepted;
    for (Value value : accepted) {
      dicts.add(PythonEquality.isEmptyText(value) ? null : new AcceptedDict(parameter, value));
    }
  }

  @Override
  public @Nullable Finding check(Place place, Value value) {
    Finding last = null;
    for (AcceptedDict dict : dicts) {
      if (dict != null) {
        last = dict.check(place, entries(value));
        if (last == null) {
          return null;
        }
      }
    }
    return last == null ? unclear(place, parameter, value, accepted) : last;
  }

  static Finding unclear(Place place, String parameter, Value value, List<Value> accepted) {
    return new Finding.WrongValue("dict_checker:unclear", place, parameter, null, value, accepted);
  }

  /** {@return the dictionary's entries by key; keys that are no strings under their JSON text} */
  static @Nullable Map<String, Value> entries(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) -> fields;
      case Value.Table table -> Tables.byText(table);
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Text _,
          Value.Items _,
          Value.Tuple _,
          Value.Opaque _ ->
          null;
    };
  }
}
