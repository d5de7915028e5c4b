package org.javoke.data;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.value.Value;

/**
 * A message as its author wrote it, right or wrong.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool} where it is right
 * @param content a text, a list of parts, or null
 * @param calls the structured calls; empty for none
 * @param callId the call that a tool's result answers; empty where it is not said
 * @param further what else the message holds, such as the {@code name} of a tool
 */
public record Turn(
    String role, Value content, List<MadeCall> calls, String callId, Value.Fields further) {

  public static final String SYSTEM = "system";
  public static final String USER = "user";
  public static final String ASSISTANT = "assistant";
  public static final String TOOL = "tool";

  public Turn {
    calls = List.copyOf(calls);
  }

  /** A message that is text. */
  public Turn(String role, String content) {
    this(role, Value.of(content), List.of(), "", Value.Fields.EMPTY);
  }

  public static Turn system(String content) {
    return new Turn(SYSTEM, content);
  }

  public static Turn user(String content) {
    return new Turn(USER, content);
  }

  public static Turn assistant(String content) {
    return new Turn(ASSISTANT, content);
  }

  /** {@return an assistant's message that calls; empty content is null, as in OpenAI's form} */
  public static Turn calling(String content, List<MadeCall> calls) {
    Value said = content.isEmpty() ? Value.NULL : Value.of(content);
    return new Turn(ASSISTANT, said, calls, "", Value.Fields.EMPTY);
  }

  public static Turn result(String callId, String content) {
    return new Turn(TOOL, Value.of(content), List.of(), callId, Value.Fields.EMPTY);
  }

  public boolean isFrom(String wanted) {
    return role.equals(wanted);
  }

  /** {@return the content as text: parts joined, null as nothing} */
  public String text() {
    return switch (content) {
      case Value.Text(String text) -> text;
      case Value.Items(List<Value> parts) ->
          parts.stream().map(Turn::textOf).collect(Collectors.joining());
      default -> "";
    };
  }

  private static String textOf(Value part) {
    return part instanceof Value.Fields fields && fields.at("text") instanceof Value.Text(String t)
        ? t
        : "";
  }

  public Turn withContent(Value other) {
    return new Turn(role, other, calls, callId, further);
  }

  public Turn withCalls(List<MadeCall> other) {
    return new Turn(role, content, other, callId, further);
  }
}
