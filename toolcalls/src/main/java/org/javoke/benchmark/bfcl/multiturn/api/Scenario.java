package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Where an API starts: the settings that a question gives, and what holds without them. */
record Scenario(Value.Fields settings) {

  Value at(String name, Value otherwise) {
    @Nullable Value value = settings.at(name);
    return value == null ? otherwise : value;
  }

  Value at(String name) {
    return at(name, Value.NULL);
  }

  Dict dict(String name, Value otherwise) {
    Value value = at(name, otherwise);
    if (value instanceof Value.Fields || value instanceof Value.Table) {
      return Dict.of(value);
    }
    throw unusable(name, "an object {...}", value);
  }

  List<Value> list(String name, Value otherwise) {
    Value value = at(name, otherwise);
    if (value instanceof Value.Items(List<Value> items)) {
      return new ArrayList<>(items);
    }
    throw unusable(name, "an array [...]", value);
  }

  MersenneTwister random(MersenneTwister.Start otherwise) {
    Value seed = settings.at("random_seed");
    if (seed == null) {
      return new MersenneTwister(otherwise);
    }
    if (seed instanceof Value.Int(BigInteger number)) {
      return new MersenneTwister(number);
    }
    throw unusable("random_seed", "an integer", seed);
  }

  private static InputException unusable(String name, String expected, Value found) {
    return new InputException(
        "initial_config: \"%s\" must be %s, found a %s; mend the question's data"
            .formatted(name, expected, Types.name(found)));
  }
}
