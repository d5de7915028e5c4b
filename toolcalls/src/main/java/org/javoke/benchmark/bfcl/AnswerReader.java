package org.javoke.benchmark.bfcl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;

/** Reads the expected calls of a category: {@code {"id", "ground_truth": [{name: {...}}]}}. */
final class AnswerReader {

  private AnswerReader() {}

  static Map<String, List<ExpectedCall>> read(BfclFolder folder, BfclCategory category) {
    Map<String, List<ExpectedCall>> answers = new HashMap<>();
    JsonLines.forEach(
        folder.answers(category),
        line -> {
          List<ExpectedCall> calls = new ArrayList<>();
          line.items("ground_truth").values().forEach(call -> calls.add(call(line, call)));
          answers.put(line.text("id"), calls);
        });
    return answers;
  }

  private static ExpectedCall call(JsonLine line, Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields) && fields.size() == 1) {
      Map.Entry<String, Value> call = fields.entrySet().iterator().next();
      if (call.getValue() instanceof Value.Fields(Map<String, Value> arguments)) {
        return new ExpectedCall(call.getKey(), accepted(line, arguments));
      }
    }
    throw line.error("an expected call must be {\"name\": {\"argument\": [accepted values]}}");
  }

  private static Map<String, List<Value>> accepted(JsonLine line, Map<String, Value> arguments) {
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    arguments.forEach((name, values) -> {
      if (!(values instanceof Value.Items(List<Value> items))) {
        throw line.error("\"" + name + "\" must list the accepted values [...]");
      }
      accepted.put(name, items);
    });
    return accepted;
  }
}
