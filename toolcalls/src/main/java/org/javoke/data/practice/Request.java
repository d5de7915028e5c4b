package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.MadeCall;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;

/**
 * What somebody wants of one tool.
 *
 * @param given the values by parameter, in the tool's order
 */
record Request(PracticeTool tool, Map<Slot, Given> given) {

  private static final Value MAY_BE_LEFT_OUT = Value.of("");

  /** {@return a request with values for all required and some optional parameters} */
  static Request draw(PracticeTool tool, World world, Dice dice, Dials dials) {
    Map<Slot, Given> given = new LinkedHashMap<>();
    for (Slot slot : tool.slots()) {
      if (slot.required() || dice.chance(dials.optionals())) {
        given.put(slot, value(slot, world, dice, dials, given.values().stream().toList()));
      }
    }
    return new Request(tool, given);
  }

  /** {@return the same request with another value for one parameter} */
  Request with(Slot slot, Given other) {
    Map<Slot, Given> changed = new LinkedHashMap<>(given);
    changed.put(slot, other);
    return new Request(tool, changed);
  }

  /** {@return the same request that does not say one of its values} */
  Request without(Slot slot) {
    Map<Slot, Given> changed = new LinkedHashMap<>(given);
    changed.remove(slot);
    return new Request(tool, changed);
  }

  /** {@return a value for the parameter that is none of these} */
  static Given value(Slot slot, World world, Dice dice, Dials dials, List<Given> others) {
    Given value = slot.kind().source().draw(world.pools(), dice, dials.transforms());
    for (int i = 0; i < 8 && others.contains(value); i++) {
      value = slot.kind().source().draw(world.pools(), dice, dials.transforms());
    }
    return value;
  }

  MadeCall call() {
    Map<String, Value> arguments = new LinkedHashMap<>();
    given.forEach((slot, value) -> arguments.put(slot.name(), value.value()));
    return MadeCall.of(tool.name(), new Value.Fields(arguments));
  }

  /** {@return what is accepted: an optional parameter that has a default may be given with it} */
  ExpectedCall expected() {
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    for (Slot slot : tool.slots()) {
      Given value = given.get(slot);
      Value unset = slot.kind().unset();
      if (value != null) {
        boolean isDefault = !slot.required() && value.value().equals(unset);
        accepted.put(
            slot.name(),
            isDefault ? List.of(value.value(), MAY_BE_LEFT_OUT) : List.of(nested(value.value())));
      } else if (unset != null) {
        accepted.put(slot.name(), List.of(unset, MAY_BE_LEFT_OUT));
      }
    }
    return new ExpectedCall(tool.name(), accepted);
  }

  // Scorers compare objects key by key, each key with its own alternatives.
  private static Value nested(Value value) {
    if (!(value instanceof Value.Fields(Map<String, Value> inner))) {
      return value;
    }
    Map<String, Value> lists = new LinkedHashMap<>();
    inner.forEach((key, one) -> lists.put(key, Value.of(List.of(one))));
    return new Value.Fields(lists);
  }

  /** {@return the parameters that are given, in order} */
  List<Slot> slots() {
    return new ArrayList<>(given.keySet());
  }
}
