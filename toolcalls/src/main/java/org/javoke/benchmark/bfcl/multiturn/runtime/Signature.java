package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A method's parameters, and how a call's arguments are given to them.
 *
 * @param owner the class, as errors name it
 * @param parameters without {@code self}
 * @param defaults of the last parameters
 */
record Signature(String owner, String name, List<String> parameters, List<Value> defaults) {

  Signature {
    parameters = List.copyOf(parameters);
    defaults = List.copyOf(defaults);
  }

  /**
   * {@return one value for each parameter}
   *
   * @throws Failure if the arguments do not fit, with Python's words
   */
  Arguments bind(List<Value> positional, Map<String, Value> named) {
    @Nullable Value[] bound = new Value[parameters.size()];
    int given = Math.min(positional.size(), bound.length);
    for (int i = 0; i < given; i++) {
      bound[i] = positional.get(i);
    }
    named.forEach((parameter, value) -> bindNamed(bound, parameter, value));
    if (positional.size() > bound.length) {
      throw tooMany(positional.size());
    }
    int required = bound.length - defaults.size();
    requireAll(bound, required);
    Value[] complete = new Value[bound.length];
    boolean[] explicit = new boolean[bound.length];
    for (int i = 0; i < bound.length; i++) {
      Value value = bound[i];
      explicit[i] = value != null;
      complete[i] = value != null ? value : defaults.get(i - required);
    }
    return new Arguments(complete, explicit);
  }

  private void bindNamed(@Nullable Value[] bound, String parameter, Value value) {
    int index = parameters.indexOf(parameter);
    if (index < 0) {
      throw failure("got an unexpected keyword argument '" + parameter + "'");
    }
    if (bound[index] != null) {
      throw failure("got multiple values for argument '" + parameter + "'");
    }
    bound[index] = value;
  }

  private Failure tooMany(int count) {
    // Python counts self on both sides.
    int most = parameters.size() + 1;
    String takes =
        defaults.isEmpty()
            ? most + (most == 1 ? " positional argument" : " positional arguments")
            : "from %d to %d positional arguments".formatted(most - defaults.size(), most);
    return failure("takes %s but %d were given".formatted(takes, count + 1));
  }

  private void requireAll(@Nullable Value[] bound, int required) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < required; i++) {
      if (bound[i] == null) {
        missing.add("'" + parameters.get(i) + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw failure(
          "missing %d required positional argument%s: %s"
              .formatted(missing.size(), missing.size() == 1 ? "" : "s", listed(missing)));
    }
  }

  private static String listed(List<String> names) {
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> String.join(", ", names.subList(0, names.size() - 1)) + ", and " + names.getLast();
    };
  }

  private Failure failure(String problem) {
    return new Failure("%s.%s() %s".formatted(owner, name, problem));
  }

  @Override
  public String toString() {
    return owner + "." + name + Arrays.toString(parameters.toArray());
  }
}
