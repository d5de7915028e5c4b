package org.javoke.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Tasks and calls written as JSON, for tests. */
public final class Tasks {

  private Tasks() {}

  /**
   * {@return a Python task}
   *
   * @param parameters for each tool its name and its schema
   * @param expected for each expected call its name and its accepted values
   */
  public static Task python(
      String category, Map<String, String> parameters, List<Map.Entry<String, String>> expected) {
    return task(category, Language.PYTHON, parameters, expected);
  }

  public static Task task(
      String category,
      Language language,
      Map<String, String> parameters,
      List<Map.Entry<String, String>> expected) {
    List<ExpectedCall> calls =
        expected.stream()
            .map(call -> new ExpectedCall(call.getKey(), accepted(call.getValue())))
            .toList();
    return new Task(category, language, tools(parameters), new Expectation.Calls(calls));
  }

  public static List<Tool> tools(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(tool -> new Tool(tool.getKey(), "", fields(tool.getValue())))
        .toList();
  }

  private static Map<String, List<Value>> accepted(String json) {
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    fields(json)
        .values()
        .forEach((key, value) -> accepted.put(key, ((Value.Items) value).values()));
    return accepted;
  }

  public static ToolCall call(String name, String arguments) {
    return new ToolCall(name, fields(arguments));
  }

  public static Answer text(String text) {
    return new Answer.Text(text);
  }

  public static Value.Fields fields(String json) {
    try {
      return (Value.Fields) Json.read(json.replace('\'', '"'));
    } catch (JsonException e) {
      throw new IllegalArgumentException("no JSON: " + json, e);
    }
  }
}
