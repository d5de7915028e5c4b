package org.javoke.lab.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.local.ChatTokenizer;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.search.Problem;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** A conversation of a dataset as a problem of a search. */
public final class SearchExample {

  private SearchExample() {}

  /**
   * {@return the problem of a line of {@code messages} (and {@code tools})} Its last message is the
   * right answer if it is the assistant's: the calls it makes are expected, or none. Otherwise
   * there is no reference.
   *
   * @throws InputException if the line is no conversation, or the model's template refuses it
   */
  public static Problem of(JsonLine line, ChatTokenizer words) {
    Prompt conversation = Conversation.of(line);
    String id = id(line);
    List<Message> messages = conversation.messages();
    if (!(messages.getLast() instanceof Message.FromAssistant target)) {
      return new Problem(id, conversation, Optional.empty(), Optional.empty());
    }
    Prompt asked = new Prompt(messages.subList(0, messages.size() - 1), conversation.tools());
    String reference = written(CompletionLine.of(line, words).completion(), words);
    return new Problem(id, asked, Optional.of(task(target, asked)), Optional.of(reference));
  }

  private static String id(JsonLine line) {
    return switch (line.object().at("id")) {
      case Value.Text(String text) -> text;
      case Value.Int(var number) -> number.toString();
      case null, default -> "line " + line.number();
    };
  }

  // What ends the turn is no part of what was said.
  private static String written(Tokens turn, ChatTokenizer words) {
    int end = 0;
    while (end < turn.length() && !words.stopIds().contains(turn.at(end))) {
      end++;
    }
    return words.tokenizer().decode(turn.between(0, end).toArray(), false);
  }

  private static Task task(Message.FromAssistant target, Prompt asked) {
    List<ExpectedCall> calls = new ArrayList<>();
    target.calls().forEach(call -> calls.add(expected(call)));
    if (calls.isEmpty()) {
      return new Task("irrelevance", Language.PYTHON, asked.tools(), new Expectation.NoCall());
    }
    return new Task(
        calls.size() > 1 ? "parallel_multiple" : "multiple",
        Language.PYTHON,
        asked.tools(),
        new Expectation.Calls(calls));
  }

  private static ExpectedCall expected(NativeCall call) {
    try {
      if (Json.read(call.arguments()) instanceof Value.Fields(Map<String, Value> arguments)) {
        Map<String, List<Value>> accepted = new LinkedHashMap<>();
        arguments.forEach((name, value) -> accepted.put(name, List.of(value)));
        return new ExpectedCall(call.name(), accepted);
      }
    } catch (JsonException e) {
      throw new InputException(
          "the arguments of the expected call of '%s' are no JSON: %s"
              .formatted(call.name(), e.getMessage()),
          e);
    }
    throw new InputException(
        "the arguments of the expected call of '%s' are no JSON object".formatted(call.name()));
  }
}
