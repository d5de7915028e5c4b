package org.javoke.benchmark.apibank;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A simulated API.
 *
 * @param body null if it cannot be run here: it needs a model, a corpus or the network
 * @param listsAll whether the result's input names optional parameters that were not given
 */
record Api(
    String name,
    List<Parameter> parameters,
    @Nullable Body body,
    Comparison comparison,
    boolean listsAll) {

  /** What an API does with the database and its arguments. */
  @FunctionalInterface
  interface Body {
    Value run(Database database, Inputs in);
  }

  /** What a parameter takes; lists are left as text. */
  enum Type {
    TEXT,
    INTEGER,
    TRUTH
  }

  record Parameter(String name, Type type, boolean optional) {}

  /** A call whose arguments do not fit. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Unfit(Reason reason, String message) {
      super(message, null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  /**
   * {@return an API}
   *
   * @param parameters their names, separated by blanks; {@code name:int} and {@code name:bool} take
   *     numbers and truth values, {@code name?} may be left out
   */
  static Api of(String name, String parameters, Comparison comparison, @Nullable Body body) {
    List<Parameter> read =
        parameters.isEmpty()
            ? List.of()
            : Arrays.stream(parameters.split(" ", -1)).map(Api::parameter).toList();
    return new Api(name, read, body, comparison, true);
  }

  /** {@return the same, with no more in its result's input than was given} */
  Api listingGiven() {
    return new Api(name, parameters, body, comparison, false);
  }

  private static Parameter parameter(String text) {
    boolean optional = text.endsWith("?");
    String[] parts = text.replace("?", "").split(":", -1);
    Type type =
        switch (parts.length == 1 ? "" : parts[1]) {
          case "int" -> Type.INTEGER;
          case "bool" -> Type.TRUTH;
          default -> Type.TEXT;
        };
    return new Parameter(parts[0], type, optional);
  }

  /**
   * {@return what the call gives}
   *
   * @throws Unfit if an argument is unknown, missing, or not of its parameter's type
   */
  Result call(Database database, Map<String, String> arguments) {
    Inputs in = inputs(arguments);
    Value input = parameters.isEmpty() ? Value.NULL : in.values();
    try {
      Value output = body == null ? Value.NULL : body.run(database, in);
      return new Result(input, output, Value.NULL);
    } catch (ApiFailure e) {
      return new Result(input, Value.NULL, Value.of(e.text()));
    }
  }

  Inputs inputs(Map<String, String> arguments) {
    Map<String, Value> given = new LinkedHashMap<>();
    arguments.forEach((key, text) -> given.put(key, typed(key, text)));
    List<String> missing =
        parameters.stream()
            .filter(parameter -> !parameter.optional() && !given.containsKey(parameter.name()))
            .map(Parameter::name)
            .toList();
    if (!missing.isEmpty()) {
      throw new Unfit(
          Reason.MISS_INPUT_ARGUMENT,
          missing.stream().collect(Collectors.joining(", ", "missing: ", "")));
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Value value = given.get(parameter.name());
      if (value != null || listsAll) {
        values.put(parameter.name(), value == null ? Value.NULL : value);
      }
    }
    return new Inputs(new Value.Fields(values));
  }

  private Value typed(String key, String text) {
    Parameter parameter =
        find(key)
            .orElseThrow(
                () -> new Unfit(Reason.INVALID_INPUT_PARAMETER, "there is no parameter " + key));
    return switch (parameter.type()) {
      case TEXT -> Value.of(text);
      case TRUTH -> Value.of(text.equals("True"));
      case INTEGER -> {
        if (text.length() > 1_000 || !text.chars().allMatch(Character::isDigit)) {
          throw new Unfit(Reason.INVALID_PARAMETER_TYPE, key + " must be a whole number");
        }
        yield new Value.Int(new BigInteger(text));
      }
    };
  }

  private Optional<Parameter> find(String key) {
    return parameters.stream().filter(p -> p.name().equals(key)).findFirst();
  }
}
