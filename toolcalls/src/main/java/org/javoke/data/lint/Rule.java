package org.javoke.data.lint;

import static org.javoke.data.lint.Severity.ERROR;
import static org.javoke.data.lint.Severity.WARNING;

import java.util.Locale;

/** All that is looked for. */
public enum Rule {
  BROKEN_RECORD(
      ERROR,
      "The record is no sample of its format; a trainer would stop at it, or skip it in silence.",
      "{\"messages\": [",
      ""),
  TAG_UNBALANCED(
      ERROR,
      "A <tool_call> tag is not closed, or one is closed that none opened: the call is lost when the"
          + " answer is parsed.",
      Samples.said("<tool_call>{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {}}"),
      ""),
  TAG_EMPTY(
      ERROR,
      "Nothing stands between the tags: the model learns to call nothing.",
      Samples.said("<tool_call></tool_call>"),
      ""),
  TAG_SELF_CLOSED(
      ERROR,
      "<tool_call/> holds no call, and no parser takes it for one.",
      Samples.said("<tool_call/>"),
      ""),
  TAG_NESTED(
      ERROR,
      "A tag stands inside a tag.",
      Samples.said("<tool_call><tool_call>{\\\"name\\\": \\\"f\\\"}</tool_call></tool_call>"),
      ""),
  TAG_NO_CALL(
      ERROR,
      "What stands between the tags is no JSON object with a name.",
      Samples.said("<tool_call>f(1)</tool_call>"),
      ""),
  TAG_BESIDE_CALLS(
      ERROR,
      "Calls stand in tags in the content and as structured calls: the template writes them twice.",
      Samples.answered(
          "{\"role\": \"assistant\", \"content\":"
              + " \"<tool_call>{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {\\\"x\\\": 1}}</tool_call>\","
              + " \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 1}}}]}"),
      "the tags go where they say the same as the structured calls"),
  TAG_BY_HAND(
      WARNING,
      "A call is written into the content by hand: another model's template writes calls another way.",
      Samples.said(
          "<tool_call>{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {\\\"x\\\": 1}}</tool_call>"),
      "the tags become structured calls"),
  CALL_WITHOUT_NAME(
      ERROR,
      "A call names no tool.",
      Samples.called("{\"function\": {\"arguments\": {\"x\": 1}}}"),
      ""),
  CALL_UNKNOWN_TOOL(
      ERROR,
      "A tool is called that is not offered.",
      Samples.called("{\"function\": {\"name\": \"g\", \"arguments\": {}}}"),
      ""),
  ARGUMENTS_NO_JSON(
      ERROR,
      "The arguments are a text that is no JSON.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": \"{x: 1\"}}"),
      ""),
  ARGUMENTS_NO_OBJECT(
      ERROR,
      "The arguments are no JSON object.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": [1]}}"),
      ""),
  ARGUMENTS_AS_TEXT(
      WARNING,
      "The arguments are the text of an object instead of the object: most templates then write it"
          + " in quotes.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": \"{\\\"x\\\": 1}\"}}"),
      "the text is replaced by the object that it is"),
  ARGUMENT_MISSING(
      ERROR,
      "An argument is missing that the tool requires.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {}}}"),
      ""),
  ARGUMENT_UNKNOWN(
      ERROR,
      "The tool has no parameter of that name.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 1, \"y\": 2}}}"),
      ""),
  ARGUMENT_TYPE(
      ERROR,
      "An argument is of another type than the tool's schema says.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": \"one\"}}}"),
      ""),
  ARGUMENT_ENUM(
      ERROR,
      "An argument is none of the values that the tool's schema lists.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 1, \"e\": \"c\"}}}"),
      ""),
  ARGUMENT_MISFIT(
      ERROR,
      "An argument breaks another rule of the tool's schema, such as a limit or a pattern.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": -1}}}"),
      ""),
  NULL_PADDING(
      ERROR,
      "A null stands where nothing should: a columnar store gave every call the parameters of every"
          + " tool.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 1, \"z\": null}}}"),
      "the null is removed with its key"),
  EXPECTED_EMPTY(
      ERROR,
      "An expected call accepts no value for an argument.",
      Samples.asked(", \"expected\": [{\"f\": {\"x\": [1], \"e\": []}}]"),
      ""),
  TOOL_TWICE(
      ERROR,
      "Two tools of a sample have the same name.",
      Samples.offered(Samples.TOOL + ", " + Samples.TOOL),
      "the second goes where the two are equal"),
  TOOL_NAME(
      WARNING,
      "Servers take letters, digits, _ and - in a tool's name, 64 at most, and eval writes a dot as an"
          + " underscore: a model that is trained on this name is asked for another.",
      Samples.offered("{\"name\": \"travel.book\", \"parameters\": {\"type\": \"object\"}}"),
      "dots become underscores throughout the sample, where no other tool has that name"),
  TOOL_VARIANTS(
      WARNING,
      "A tool of this name has another schema elsewhere in the data.",
      Samples.offered("{\"name\": \"v\", \"parameters\": {\"type\": \"object\"}}")
          + "\n"
          + Samples.offered(
              "{\"name\": \"v\", \"parameters\": {\"type\": \"object\", \"required\": []}}"),
      ""),
  SCHEMA_INVALID(
      ERROR,
      "A tool's parameters are no JSON Schema of an object.",
      Samples.offered(
          "{\"name\": \"g\", \"parameters\": {\"type\": \"object\", \"properties\": 1}}"),
      ""),
  SCHEMA_DIALECT(
      WARNING,
      "A schema has type names of Python or BFCL (dict, float, str) instead of JSON Schema's.",
      Samples.offered(
          "{\"name\": \"g\", \"parameters\": {\"type\": \"dict\", \"properties\": {\"a\": {\"type\":"
              + " \"float\"}}}}"),
      "the names become JSON Schema's"),
  ROLE_UNKNOWN(
      ERROR,
      "A message's role is none of system, user, assistant and tool.",
      Samples.sample("{\"role\": \"human\", \"content\": \"q\"}", Samples.ANSWER),
      ""),
  ROLE_ORDER(
      ERROR,
      "The roles are out of order: a system message that is not the first, or an answer before any"
          + " question.",
      Samples.sample(Samples.ANSWER, "{\"role\": \"user\", \"content\": \"q\"}"),
      ""),
  ROLE_REPEATED(
      WARNING,
      "Two messages of the user, or two answers, follow each other: some templates refuse that.",
      Samples.sample(
          "{\"role\": \"user\", \"content\": \"q\"}",
          "{\"role\": \"user\", \"content\": \"r\"}",
          Samples.ANSWER),
      ""),
  MESSAGE_EMPTY(
      ERROR,
      "A message of the user or the assistant says nothing and calls nothing.",
      Samples.answered("{\"role\": \"assistant\", \"content\": \"\"}"),
      ""),
  RESULT_WITHOUT_CALL(
      ERROR,
      "A tool's result answers no call before it.",
      Samples.sample(
          "{\"role\": \"user\", \"content\": \"q\"}",
          "{\"role\": \"tool\", \"content\": \"1\"}",
          Samples.ANSWER),
      ""),
  CALL_UNANSWERED(
      WARNING,
      "The conversation goes on after calls without a result for each.",
      Samples.sample(
          "{\"role\": \"user\", \"content\": \"q\"}",
          "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"function\": {\"name\":"
              + " \"f\", \"arguments\": {\"x\": 1}}}]}",
          "{\"role\": \"user\", \"content\": \"thanks\"}",
          Samples.ANSWER),
      ""),
  NOTHING_TO_LEARN(
      WARNING, "The sample has neither an answer nor an expectation.", Samples.asked(""), ""),
  DUPLICATE(
      WARNING,
      "The same sample stands in the data before.",
      Samples.answered(Samples.ANSWER) + "\n" + Samples.answered(Samples.ANSWER),
      "all but the first go"),
  NEAR_DUPLICATE(
      WARNING,
      "A sample before it is almost the same: 22 of 24 minhashes over four letters agree, about 90 in"
          + " 100 of the text.",
      Samples.answered(
              "{\"role\": \"assistant\", \"content\": \"" + Samples.LONG + " number one\"}")
          + "\n"
          + Samples.answered(
              "{\"role\": \"assistant\", \"content\": \"" + Samples.LONG + " number two\"}"),
      ""),
  CONTRADICTION(
      ERROR,
      "The same question with the same tools has another answer before: one of the two is wrong.",
      Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 1}}}")
          + "\n"
          + Samples.called("{\"function\": {\"name\": \"f\", \"arguments\": {\"x\": 2}}}"),
      ""),
  TEMPLATE_FAILS(
      ERROR,
      "The model's chat template refuses the sample.",
      Samples.sample(Samples.ANSWER, Samples.ANSWER),
      ""),
  TEMPLATE_ROUND_TRIP(
      ERROR,
      "The calls that are parsed back from the rendered prompt are not those of the sample.",
      Samples.said("<tool_call></tool_call>"),
      ""),
  TOO_LONG(
      WARNING,
      "The rendered sample has more tokens than the context: a trainer cuts off its end, which is the"
          + " answer.",
      Samples.answered(Samples.ANSWER),
      "");

  private final Severity severity;
  private final String explanation;
  private final String example;
  private final String fix;

  Rule(Severity severity, String explanation, String example, String fix) {
    this.severity = severity;
    this.explanation = explanation;
    this.example = example;
    this.fix = fix;
  }

  /** {@return its name in reports, such as {@code tag-empty}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  public String explanation() {
    return explanation;
  }

  /** {@return samples in the canonical form, a line each, in the last of which it is found} */
  public String example() {
    return example;
  }

  /** {@return what cleaning does about it; empty where nothing can be done without guessing} */
  public String fix() {
    return fix;
  }

  public boolean isFixed() {
    return !fix.isEmpty();
  }

  /** The parts that the examples share. */
  private static final class Samples {
    static final String TOOL =
        "{\"name\": \"f\", \"description\": \"d\", \"parameters\": {\"type\": \"object\","
            + " \"properties\": {\"x\": {\"type\": \"integer\", \"minimum\": 0}, \"e\": {\"enum\":"
            + " [\"a\", \"b\"]}}, \"required\": [\"x\"]}}";
    static final String USER = "{\"role\": \"user\", \"content\": \"q\"}";
    static final String ANSWER = "{\"role\": \"assistant\", \"content\": \"a\"}";
    static final String LONG =
        "A long answer that two samples share almost to the last word, since somebody wrote the one"
            + " by copying the other and changing very little of what had been there before it:";

    static String sample(String... messages) {
      return "{\"messages\": [%s], \"tools\": [%s]}".formatted(String.join(", ", messages), TOOL);
    }

    static String answered(String answer) {
      return sample(USER, answer);
    }

    static String said(String content) {
      return answered("{\"role\": \"assistant\", \"content\": \"" + content + "\"}");
    }

    static String called(String call) {
      return answered(
          "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [" + call + "]}");
    }

    static String offered(String tools) {
      return "{\"messages\": [%s, %s], \"tools\": [%s]}".formatted(USER, ANSWER, tools);
    }

    static String asked(String rest) {
      return "{\"messages\": [%s], \"tools\": [%s]%s}".formatted(USER, TOOL, rest);
    }
  }
}
