package org.javoke.lab.quickstart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Mistakes that datasets for tool use really have, put into a call on purpose. */
public enum Flaw {
  ARGUMENTS_AS_TEXT("arguments written as a text"),
  NULL_PADDING("a null for a parameter that the tool does not have"),
  OPEN_TAG("a <tool_call> tag in the content that is never closed"),
  STRANGE_TOOL("a call of a tool that is not offered");

  private final String described;

  Flaw(String described) {
    this.described = described;
  }

  /** {@return what is wrong, in words} */
  public String described() {
    return described;
  }

  /**
   * {@return the answer with the flaw}
   *
   * @param answer with at least one call
   */
  Turn into(Turn answer) {
    return switch (this) {
      case ARGUMENTS_AS_TEXT ->
          answer.withCalls(
              answer.calls().stream()
                  .map(call -> call.withArguments(Value.of(Json.write(call.arguments()))))
                  .toList());
      case NULL_PADDING -> answer.withCalls(answer.calls().stream().map(Flaw::padded).toList());
      case OPEN_TAG ->
          answer
              .withContent(Value.of("<tool_call>" + Json.write(written(answer.calls().getFirst()))))
              .withCalls(List.of());
      case STRANGE_TOOL ->
          answer.withCalls(
              answer.calls().stream()
                  .map(call ->
                      new MadeCall(
                          call.id(), call.name() + "_v2", call.arguments(), call.further()))
                  .toList());
    };
  }

  private static MadeCall padded(MadeCall call) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    if (call.arguments() instanceof Value.Fields(Map<String, Value> there)) {
      arguments.putAll(there);
    }
    arguments.put("from_another_tool", Value.NULL);
    return call.withArguments(new Value.Fields(arguments));
  }

  private static Value written(MadeCall call) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(call.name()));
    fields.put("arguments", call.arguments());
    return new Value.Fields(fields);
  }
}
