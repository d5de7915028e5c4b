package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Lists of dictionaries: of the same length, and in the same order. */
final class AcceptedDictLists implements AcceptedValues {

  private final String parameter;
  private final List<Value> accepted;
  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * One accepted list.
   *
   * @param length as Python counts it; -1 where it has none
   * @param dicts one for each item, null for an empty string; null where items have no number
   */
  private record Candidate(int length, @Nullable List<@Nullable AcceptedDict> dicts) {}

  AcceptedDictLists(String parameter, List<Value> accepted) {
    this.parameter = parameter;
    this.accepted = accepted;
    for (Value value : accepted) {
      candidates.add(candidate(value));
    }
  }

  private Candidate candidate(Value value) {
    try {
      List<@Nullable AcceptedDict> dicts = new ArrayList<>();
      for (Value item : AcceptedLists.itemsOf(value)) {
        dicts.add(PythonEquality.isEmptyText(item) ? null : new AcceptedDict(parameter, item));
      }
      return new Candidate(dicts.size(), dicts);
    } catch (ReferenceFailure _) {
      Map<String, Value> entries = AcceptedDicts.entries(value);
      return new Candidate(entries == null ? -1 : entries.size(), null);
    }
  }

  @Override
  public @Nullable Finding check(Place place, Value value) {
    List<Value> given = AcceptedLists.itemsOf(value);
    Finding last =
        new Finding.WrongValue(
            "list_dict_checker:unclear", place, parameter, null, value, accepted);
    for (Candidate candidate : candidates) {
      if (candidate.length < 0) {
        throw failure();
      }
      if (candidate.length != given.size()) {
        last =
            new Finding.WrongValue(
                "value_error:list_dict_count", place, parameter, null, value, accepted);
        continue;
      }
      last = firstWrong(place, given, candidate);
      if (last == null) {
        return null;
      }
    }
    return last;
  }

  private @Nullable Finding firstWrong(Place place, List<Value> given, Candidate candidate) {
    if (candidate.dicts == null) {
      throw failure();
    }
    for (int i = 0; i < given.size(); i++) {
      AcceptedDict dict = candidate.dicts.get(i);
      if (dict == null) {
        return AcceptedDicts.unclear(place, parameter, given.get(i), accepted);
      }
      Finding finding = dict.check(place, AcceptedDicts.entries(given.get(i)));
      if (finding != null) {
        return finding;
      }
    }
    return null;
  }

  private static ReferenceFailure failure() {
    return new ReferenceFailure(
        Mistake.WRONG_VALUE, "a list of dictionaries is compared with a value that is no list");
  }
}
