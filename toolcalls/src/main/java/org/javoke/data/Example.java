package org.javoke.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a dataset: a conversation, the tools that are offered in it, and, in test sets, what
 * is expected after it. It holds what its author wrote, wrong or not: what is wrong with it is for
 * the linter to say.
 *
 * @param id empty where the author gave none
 * @param tools with their parameters as written
 * @param expected what the next answer should be; null where the conversation holds the answers
 * @param meta where it comes from: {@code source}, {@code licence}, {@code category} and what else
 *     the author wrote there
 * @param further what stood beside these at the top level
 */
public record Example(
    String id,
    List<Turn> messages,
    List<Tool> tools,
    @Nullable Expectation expected,
    Value.Fields meta,
    Value.Fields further) {

  public static final String CATEGORY = "category";
  public static final String SOURCE = "source";

  public Example {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  public Example(
      String id,
      List<Turn> messages,
      List<Tool> tools,
      @Nullable Expectation expected,
      Value.Fields meta) {
    this(id, messages, tools, expected, meta, Value.Fields.EMPTY);
  }

  /** {@return the text under a key of the meta data, empty where there is none} */
  public String meta(String key) {
    return meta.at(key) instanceof Value.Text(String text) ? text : "";
  }

  public String category() {
    return meta(CATEGORY);
  }

  /** {@return all calls of the conversation, in order} */
  public List<MadeCall> calls() {
    return messages.stream().flatMap(turn -> turn.calls().stream()).toList();
  }

  /** {@return the names of the tools that are called, or expected to be, in order} */
  public List<String> calledTools() {
    List<MadeCall> made = calls();
    if (made.isEmpty() && expected instanceof Expectation.Calls(List<ExpectedCall> calls)) {
      return calls.stream().map(ExpectedCall::name).toList();
    }
    return made.stream().map(MadeCall::name).toList();
  }

  /** {@return what the user asked: the texts of the user's messages, a line each} */
  public String question() {
    return String.join(
        "\n",
        messages.stream().filter(turn -> turn.role().equals("user")).map(Turn::text).toList());
  }

  public Example withMessages(List<Turn> other) {
    return new Example(id, other, tools, expected, meta, further);
  }

  public Example withTools(List<Tool> other) {
    return new Example(id, messages, other, expected, meta, further);
  }

  public Example withExpected(@Nullable Expectation other) {
    return new Example(id, messages, tools, other, meta, further);
  }

  public Example withMeta(String key, Value value) {
    Map<String, Value> fields = new LinkedHashMap<>(meta.values());
    fields.put(key, value);
    return new Example(id, messages, tools, expected, new Value.Fields(fields), further);
  }
}
