package org.javoke.lab.quickstart;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Status;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Score;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A question with what is expected and both replies. Whatever a model wrote is text. */
record QuestionMarkup(String mode) {

  private static final int LONGEST = 2_000;
  private static final Value LEFT_OUT = Value.of("");

  void write(Markup page, ShownQuestions.Shown shown) {
    List<Tool> tools = shown.question().task().tools();
    page.markup("<article class=\"question\">");
    page.heading("h3", shown.question().category().replace('_', ' '));
    page.element("pre", cut(asked(shown.question().messages())));
    page.details(
        "%d tools are offered: %s"
            .formatted(
                tools.size(), tools.stream().map(Tool::name).collect(Collectors.joining(", "))),
        cut(tools.stream().map(QuestionMarkup::tool).collect(Collectors.joining("\n\n"))));
    page.heading("h4", "Right is");
    page.element("pre", cut(expected(shown.question().task().expectation())));
    page.markup("<div class=\"cards\">");
    reply(page, 0, "Before", shown.before());
    reply(page, 1, "After", shown.after());
    page.markup("</div></article>\n");
  }

  private void reply(Markup page, int run, String heading, Sample sample) {
    Score score = sample.scores().get(mode);
    String verdict = score == null ? "unscored" : Status.of(score).written();
    page.markup(
        "<div class=\"card run-%d\"><h4>%s <span class=\"verdict %s\">%s</span></h4>"
            .formatted(run, heading, verdict, verdict));
    String text = sample.reply() == null ? "" : cut(text(sample.reply()));
    page.element("pre", text.isBlank() ? "(nothing)" : text);
    page.paragraph(explanation(score));
    page.markup("</div>\n");
  }

  private static String explanation(@Nullable Score score) {
    return switch (score) {
      case null -> "There is no verdict.";
      case Score.Correct _, Score.Graded _ -> "";
      case Score.Wrong(_, _, String explanation) -> cut(explanation);
      case Score.Unscored(String reason) -> cut(reason);
    };
  }

  private static String asked(List<Message> messages) {
    return messages.stream()
        .map(message ->
            switch (message) {
              case Message.FromSystem(String content) -> "system: " + content;
              case Message.FromUser(String content) -> "user: " + content;
              case Message.FromAssistant(String content, List<NativeCall> calls) ->
                  "assistant: " + said(content, calls);
              case Message.FromTool(_, String content) -> "tool: " + content;
            })
        .collect(Collectors.joining("\n"));
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> text;
      case Answer.Native(List<NativeCall> calls, String text) -> said(text, calls);
      case Answer.Turns turns ->
          turns.replies().stream().map(QuestionMarkup::text).collect(Collectors.joining("\n"));
    };
  }

  private static String said(String text, List<NativeCall> calls) {
    String lines =
        calls.stream()
            .map(call -> call.name() + " " + call.arguments())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() || lines.isEmpty() ? text + lines : text + "\n" + lines;
  }

  private static String expected(Expectation expectation) {
    return switch (expectation) {
      case Expectation.NoCall _ -> "no call";
      case Expectation.AnyCall _ -> "some call";
      case Expectation.Said(String text) -> text;
      case Expectation.Trajectory trajectory ->
          trajectory.calls().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
      case Expectation.Calls(List<ExpectedCall> calls) ->
          calls.stream().map(QuestionMarkup::expected).collect(Collectors.joining("\n"));
    };
  }

  private static String expected(ExpectedCall call) {
    return call.accepted().entrySet().stream()
        .map(QuestionMarkup::accepted)
        .collect(Collectors.joining(", ", call.name() + "(", ")"));
  }

  private static String accepted(Map.Entry<String, List<Value>> argument) {
    String values =
        argument.getValue().stream()
            .map(value -> value.equals(LEFT_OUT) ? "left out" : Json.write(value))
            .collect(Collectors.joining(" or "));
    return argument.getKey() + ": " + values;
  }

  private static String tool(Tool tool) {
    return "%s: %s%n%s".formatted(tool.name(), tool.description(), Json.write(tool.parameters()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
