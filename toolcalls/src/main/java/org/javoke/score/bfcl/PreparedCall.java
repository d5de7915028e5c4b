package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One expected call with its function's description, ready to be compared with any call.
 *
 * <p>The reference raises an exception where a description has no {@code properties} or no {@code
 * required}; here it then has none, as in JSON Schema, so that tools of other sources can be
 * checked.
 */
final class PreparedCall {

  private static final String CHECKER = "simple_function_checker:";

  private final ExpectedCall expected;
  private final String name;
  private final String nameWithUnderscores;
  private final List<String> required;
  private final Map<String, PreparedParameter> parameters;
  private final List<String> notOptional;
  private final @Nullable ReferenceFailure failure;

  private PreparedCall(
      ExpectedCall expected,
      String name,
      List<String> required,
      Map<String, PreparedParameter> parameters,
      @Nullable ReferenceFailure failure) {
    this.expected = expected;
    this.name = name;
    this.nameWithUnderscores = name.replace('.', '_');
    this.required = required;
    this.parameters = parameters;
    this.failure = failure;
    this.notOptional =
        expected.accepted().entrySet().stream()
            .filter(entry -> entry.getValue().stream().noneMatch(PythonEquality::isEmptyText))
            .map(Map.Entry::getKey)
            .toList();
  }

  /**
   * @param tool the description that the reference would look at, or null where it finds none
   */
  static PreparedCall of(Language language, @Nullable Tool tool, ExpectedCall expected) {
    try {
      if (tool == null) {
        throw new ReferenceFailure(
            Mistake.WRONG_FUNCTION, "the question describes no function of this name");
      }
      Map<String, PreparedParameter> parameters = new HashMap<>();
      Map<String, Value> properties = properties(tool);
      List<String> required = required(tool);
      expected
          .accepted()
          .forEach((name, accepted) -> {
            Value schema = properties.get(name);
            if (schema != null) {
              parameters.put(name, PreparedParameter.of(language, name, schema, accepted));
            }
          });
      return new PreparedCall(expected, tool.name(), required, parameters, null);
    } catch (ReferenceFailure failure) {
      return new PreparedCall(expected, expected.name(), List.of(), Map.of(), failure);
    }
  }

  private static Map<String, Value> properties(Tool tool) {
    Value listed = tool.parameters().at("properties");
    if (listed == null) {
      return Map.of();
    }
    if (listed instanceof Value.Fields(Map<String, Value> properties)) {
      return properties;
    }
    throw new ReferenceFailure(
        Mistake.UNKNOWN_PARAMETER,
        "what the function's description lists as properties is no object");
  }

  private static List<String> required(Tool tool) {
    Value required = tool.parameters().at("required");
    if (required == null) {
      return List.of();
    }
    if (!(required instanceof Value.Items(List<Value> listed))) {
      throw new ReferenceFailure(
          Mistake.MISSING_PARAMETER,
          "what the function's description lists as required is no list");
    }
    List<String> names = new ArrayList<>(listed.size());
    for (Value value : listed) {
      names.add(value instanceof Value.Text(String name) ? name : "a name that is no text");
    }
    return names;
  }

  String name() {
    return name;
  }

  List<String> required() {
    return required;
  }

  /** {@return the parameter, or null where the function has none or nothing is accepted for it} */
  @Nullable PreparedParameter parameter(String parameter) {
    return parameters.get(parameter);
  }

  /** {@return what is wrong with the call, or null if nothing is} */
  @Nullable Finding check(int index, ToolCall call, boolean underscores) {
    Place place = new Place(index, name);
    if (failure != null) {
      return unjudgeable(place, null, failure);
    }
    if (!call.name().equals(underscores ? nameWithUnderscores : name)) {
      return new Finding.WrongFunction(CHECKER + "wrong_func_name", place, call.name());
    }
    Map<String, Value> given = call.arguments().values();
    String missing = firstMissing(required, given);
    if (missing != null) {
      return missing("missing_required", place, missing);
    }
    for (Map.Entry<String, Value> argument : given.entrySet()) {
      PreparedParameter parameter = parameters.get(argument.getKey());
      if (parameter == null) {
        return new Finding.UnknownParameter(
            CHECKER + "unexpected_param", place, argument.getKey(), argument.getValue());
      }
      try {
        Finding finding = parameter.check(place, argument.getValue());
        if (finding != null) {
          return finding;
        }
      } catch (ReferenceFailure raised) {
        return unjudgeable(place, argument.getKey(), raised);
      }
    }
    missing = firstMissing(notOptional, given);
    return missing == null ? null : missing("missing_optional", place, missing);
  }

  private static @Nullable String firstMissing(List<String> names, Map<String, Value> given) {
    for (int i = 0; i < names.size(); i++) {
      if (!given.containsKey(names.get(i))) {
        return names.get(i);
      }
    }
    return null;
  }

  private static Finding unjudgeable(
      Place place, @Nullable String parameter, ReferenceFailure failure) {
    return new Finding.Unjudgeable(
        AstCheck.RAISES, failure.mistake(), place, parameter, failure.reason());
  }

  private Finding missing(String error, Place place, String parameter) {
    List<Value> accepted = expected.accepted().getOrDefault(parameter, List.of());
    return new Finding.MissingParameter(CHECKER + error, place, parameter, accepted);
  }
}
