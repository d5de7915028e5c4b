package org.javoke.lab.quickstart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Mistakes that datasets for tool use really have, put into a call on purpose. */
public enum Flaw {
  ARGUMENTS_AS_TEXT("arguments written as a text"),
  NULL_PADDING("a null for a parameter that the tool does not have"),
  OPEN_TAG("a <tool_call> tag in the content that is never closed"),
  STRANGE_TOOL("a call of a tool that is not offered"),
  EMPTY_TAG("an empty pair of <tool_call> tags where the call should be"),
  SELF_CLOSED_TAG("a <tool_call/> tag that ends before the call");

  private final String described;

  Flaw(String described) {
    this.described = described;
  }

  /** {@return the name on command lines, such as {@code open-tag}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
      case OPEN_TAG -> said(answer, "<tool_call>" + first(answer));
      case EMPTY_TAG -> said(answer, "<tool_call></tool_call>");
      case SELF_CLOSED_TAG -> said(answer, "<tool_call/>" + first(answer));
      case STRANGE_TOOL ->
          answer.withCalls(
              answer.calls().stream()
                  .map(call ->
                      new MadeCall(
                          call.id(), call.name() + "_v2", call.arguments(), call.further()))
                  .toList());
    };
  }

  /** {@return the answer with its calls as tags in the content, as people write them by hand} */
  static Turn asTags(Turn answer) {
    String calls =
        answer.calls().stream()
            .map(call -> "<tool_call>\n" + Json.write(written(call)) + "\n</tool_call>")
            .collect(Collectors.joining("\n"));
    String said = answer.text();
    return calls.isEmpty() ? answer : said(answer, said.isEmpty() ? calls : said + "\n" + calls);
  }

  private static String first(Turn answer) {
    return Json.write(written(answer.calls().getFirst()));
  }

  private static Turn said(Turn answer, String content) {
    return answer.withContent(Value.of(content)).withCalls(List.of());
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
