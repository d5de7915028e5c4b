package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.ToolCall;
import org.javoke.value.Value;

/**
 * The form in which the reference wants decoded output: a list of dictionaries, each with one
 * function's name as its only key and its arguments, again a dictionary, as the value.
 */
public final class CallList {

  /** The reference's error type for output of another form. */
  public static final String WRONG_FORMAT = "ast_decoder:decoder_wrong_output_format";

  private CallList() {}

  /** {@return the calls, none at all included, or empty where the output has another form} */
  public static Optional<List<ToolCall>> of(Value decoded) {
    if (!(decoded instanceof Value.Items(List<Value> items))) {
      return Optional.empty();
    }
    List<ToolCall> calls = new ArrayList<>(items.size());
    for (Value item : items) {
      if (!(item instanceof Value.Fields(Map<String, Value> call)) || call.size() != 1) {
        return Optional.empty();
      }
      Map.Entry<String, Value> entry = call.entrySet().iterator().next();
      switch (entry.getValue()) {
        case Value.Fields arguments -> calls.add(new ToolCall(entry.getKey(), arguments));
        case Value.Table table ->
            calls.add(new ToolCall(entry.getKey(), new Value.Fields(Tables.byText(table))));
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(calls);
  }
}
