package org.javoke.data;

import org.javoke.call.ToolCall;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A structured call as its author wrote it, right or wrong.
 *
 * @param id empty where there is none
 * @param name empty where there is none
 * @param arguments an object where it is right; OpenAI's servers send the text of one
 * @param further what else stood in the call
 */
public record MadeCall(String id, String name, Value arguments, Value.Fields further) {

  public static MadeCall of(ToolCall call) {
    return of(call.name(), call.arguments());
  }

  public static MadeCall of(String name, Value arguments) {
    return new MadeCall("", name, arguments, Value.Fields.EMPTY);
  }

  /** {@return the arguments as an object, parsed if they are its text; null if they are neither} */
  public Value.@Nullable Fields object() {
    return switch (arguments) {
      case Value.Fields fields -> fields;
      case Value.Text(String text) -> parsed(text);
      default -> null;
    };
  }

  private static Value.@Nullable Fields parsed(String text) {
    try {
      return Json.read(text) instanceof Value.Fields fields ? fields : null;
    } catch (JsonException _) {
      return null;
    }
  }

  public MadeCall withArguments(Value other) {
    return new MadeCall(id, name, other, further);
  }

  public MadeCall withName(String other) {
    return new MadeCall(id, other, arguments, further);
  }

  public MadeCall withId(String other) {
    return new MadeCall(other, name, arguments, further);
  }
}
