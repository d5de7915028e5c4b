package org.javoke.score.bfcl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The accepted values of a parameter in the form in which the reference compares their kind. */
interface AcceptedValues {

  /**
   * {@return what is wrong with the value, or null if it is accepted}
   *
   * @param value already known to be of the parameter's type
   * @throws ReferenceFailure where the reference raises an exception
   */
  @Nullable Finding check(Place place, Value value);

  static AcceptedValues of(
      String parameter, PythonType type, @Nullable PythonType itemType, List<Value> accepted) {
    return switch (type) {
      case DICT -> new AcceptedDicts(parameter, accepted);
      case LIST ->
          itemType == PythonType.DICT
              ? new AcceptedDictLists(parameter, accepted)
              : new AcceptedLists(parameter, accepted);
      case STR -> new Strings(parameter, accepted);
      case NONE, BOOL, INT, FLOAT, TUPLE, OTHER ->
          (place, value) -> raw(place, parameter, value, accepted);
    };
  }

  /** Compares as is: variables, numbers, booleans. */
  static @Nullable Finding raw(Place place, String parameter, Value value, List<Value> accepted) {
    return PythonEquality.contains(accepted, value)
        ? null
        : new Finding.WrongValue("value_error:others", place, parameter, null, value, accepted);
  }

  /** Compares strings in their standard form. */
  final class Strings implements AcceptedValues {
    private final String parameter;
    private final List<Value> accepted;
    private final Set<String> standard = new HashSet<>();

    Strings(String parameter, List<Value> accepted) {
      this.parameter = parameter;
      this.accepted = accepted;
      for (Value value : accepted) {
        if (value instanceof Value.Text(String text)) {
          standard.add(StandardForm.of(text));
        }
      }
    }

    @Override
    public @Nullable Finding check(Place place, Value value) {
      return value instanceof Value.Text(String text) && standard.contains(StandardForm.of(text))
          ? null
          : new Finding.WrongValue("value_error:string", place, parameter, null, value, accepted);
    }
  }
}
