package org.javoke.score.fair;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Finding;
import org.javoke.score.Place;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** One expected call, ready to be compared with any call. */
final class FairCall {

  private static final String CHECKER = "simple_function_checker:";

  private final String name;
  private final FunctionNames names;
  private final Map<String, FairParameter> parameters = new LinkedHashMap<>();
  private final Set<String> required;

  FairCall(Language language, List<Tool> tools, FunctionNames names, ExpectedCall expected) {
    this.name = expected.name();
    this.names = names;
    Value.Fields schema =
        tools.stream()
            .filter(tool -> names.same(tool.name(), name))
            .findFirst()
            .map(Tool::parameters)
            .orElse(Value.Fields.EMPTY);
    this.required = required(schema);
    Map<String, Value> properties = ParameterType.properties(schema);
    Map<String, List<Value>> accepted = new HashMap<>(expected.accepted());
    // What the question does not name should be left out, or be given its default.
    properties.keySet().forEach(key -> accepted.putIfAbsent(key, List.of(Value.of(""))));
    accepted.forEach((key, values) ->
        parameters.put(
            key,
            new FairParameter(language, key, properties.get(key), required.contains(key), values)));
  }

  private static Set<String> required(Value.Fields schema) {
    Set<String> names = new HashSet<>();
    if (schema.at("required") instanceof Value.Items(List<Value> listed)) {
      for (Value value : listed) {
        if (value instanceof Value.Text(String name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  String name() {
    return name;
  }

  /**
   * What became of comparing a call.
   *
   * @param right how many parameters are as expected; it tells which of several calls came closest
   * @param finding what is wrong, or null if nothing is
   */
  record Fit(int right, @Nullable Finding finding) {}

  Fit compare(int index, ToolCall call) {
    Place place = new Place(index, name);
    if (!names.same(call.name(), name)) {
      return new Fit(
          -1, new Finding.WrongFunction(CHECKER + "wrong_func_name", place, call.name()));
    }
    Map<String, Value> given = call.arguments().values();
    Finding first = firstMissing(place, given);
    int right = 0;
    for (Map.Entry<String, Value> argument : given.entrySet()) {
      FairParameter parameter = parameters.get(argument.getKey());
      Finding finding =
          parameter == null
              ? new Finding.UnknownParameter(
                  CHECKER + "unexpected_param", place, argument.getKey(), argument.getValue())
              : parameter.check(place, argument.getValue());
      if (finding == null) {
        right++;
      } else if (first == null) {
        first = finding;
      }
    }
    return new Fit(right, first);
  }

  private @Nullable Finding firstMissing(Place place, Map<String, Value> given) {
    for (Map.Entry<String, FairParameter> entry : parameters.entrySet()) {
      String parameter = entry.getKey();
      if (given.containsKey(parameter)) {
        continue;
      }
      boolean must = required.contains(parameter);
      if (must || !entry.getValue().mayBeAbsent()) {
        String error = CHECKER + (must ? "missing_required" : "missing_optional");
        return new Finding.MissingParameter(error, place, parameter, entry.getValue().accepted());
      }
    }
    return null;
  }
}
