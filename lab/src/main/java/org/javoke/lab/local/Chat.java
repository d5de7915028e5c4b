package org.javoke.lab.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.call.CallFormat;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.lab.run.PrettyJson;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a model that may call tools. Calls are shown and checked against the tools'
 * schemas; a call that fits is answered by the tool's command, if it has one, and every other by
 * the person.
 */
public final class Chat {

  /** So many replies with calls in a row are a circle. */
  private static final int MOST_ROUNDS = 20;

  /** Who is talked to. */
  @FunctionalInterface
  interface Turns {

    /** {@return the next turn, which was shown but for its calls} */
    Parsed next(Prompt prompt) throws InterruptedException;
  }

  private final Turns turns;
  private final List<Tool> tools;
  private final Map<String, ToolCommand> commands;
  private final Talk talk;
  private final List<Message> opening;
  private final List<Message> messages = new ArrayList<>();
  private final JsonSchemas schemas = new JsonSchemas();
  private int calls;

  /**
   * What is talked about.
   *
   * @param system the first message; empty for none
   * @param tools those that are offered
   * @param format in which the model writes calls; empty if no tools are offered
   * @param commands that answer calls
   */
  public record Setting(
      String system, List<Tool> tools, Optional<CallFormat> format, List<ToolCommand> commands) {

    /**
     * @throws InputException if a command is for no tool of these, or two are for one
     */
    public Setting {
      tools = List.copyOf(tools);
      commands = List.copyOf(commands);
      List<String> names = tools.stream().map(Tool::name).toList();
      for (ToolCommand command : commands) {
        if (!names.contains(command.tool())) {
          throw new InputException(
              "there is a command for the tool '%s', but the tools are: %s"
                  .formatted(command.tool(), names.isEmpty() ? "none" : String.join(", ", names)));
        }
      }
      if (commands.stream().map(ToolCommand::tool).distinct().count() < commands.size()) {
        throw new InputException("a tool has two commands; give it one");
      }
    }
  }

  /**
   * @throws InputException if the model has no chat template
   */
  public Chat(LocalModel model, Setting setting, CompletionOptions options, Talk talk) {
    this(new Replies(model, setting.format(), options, talk), setting, talk);
    model.chat();
  }

  Chat(Turns turns, Setting setting, Talk talk) {
    this.turns = turns;
    this.tools = setting.tools();
    this.commands =
        setting.commands().stream()
            .collect(Collectors.toMap(ToolCommand::tool, Function.identity()));
    this.talk = talk;
    this.opening =
        setting.system().isEmpty() ? List.of() : List.of(new Message.FromSystem(setting.system()));
  }

  /** Talks until the person ends it. */
  public void run() throws InterruptedException {
    messages.addAll(opening);
    while (true) {
      String line = talk.read("you> ");
      if (line == null || line.strip().equals("/quit")) {
        return;
      }
      switch (line.strip()) {
        case "" -> {}
        case "/reset" -> {
          messages.clear();
          messages.addAll(opening);
          talk.say("(a new conversation)");
        }
        case String command when command.startsWith("/") ->
            talk.say("(there are /reset, for a new conversation, and /quit)");
        case String _ -> said(line);
      }
    }
  }

  private void said(String line) throws InterruptedException {
    int before = messages.size();
    messages.add(new Message.FromUser(line));
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        if (!reply()) {
          return;
        }
      }
      talk.say("(%d replies with calls in a row: that is enough)".formatted(MOST_ROUNDS));
    } catch (InputException e) {
      // What the model cannot be shown would be in its way for ever.
      messages.subList(before, messages.size()).clear();
      talk.say(
          "(no reply: %s; what you said is forgotten, /reset begins anew)"
              .formatted(e.getMessage()));
    }
  }

  /** {@return whether there were calls, which are answered now} */
  private boolean reply() throws InterruptedException {
    Parsed parsed = turns.next(new Prompt(messages, tools));
    return switch (parsed) {
      case Parsed.Prose(String text) -> {
        messages.add(new Message.FromAssistant(text, List.of()));
        yield false;
      }
      case Parsed.Malformed(String text, int position, String reason) -> {
        messages.add(new Message.FromAssistant(text, List.of()));
        talk.say("(a malformed call, at character %d: %s)".formatted(position + 1, reason));
        yield false;
      }
      case Parsed.Calls(List<ToolCall> made, String prose) -> answered(made, prose);
    };
  }

  private boolean answered(List<ToolCall> made, String prose) throws InterruptedException {
    messages.add(
        new Message.FromAssistant(
            prose,
            made.stream()
                .map(call -> new NativeCall(call.name(), Json.write(call.arguments())))
                .toList()));
    for (ToolCall call : made) {
      String result = result(call);
      if (result == null) {
        return false; // the end of the input: the next line to read is none
      }
      messages.add(new Message.FromTool("call_" + calls++, result));
    }
    return true;
  }

  private @Nullable String result(ToolCall call) throws InterruptedException {
    talk.show("call> " + call.name() + " " + PrettyJson.write(call.arguments()));
    List<String> problems = problems(call);
    problems.forEach(problem -> talk.say("      does not fit: " + problem));
    ToolCommand command = commands.get(call.name());
    if (command != null && problems.isEmpty()) {
      switch (command.run(Json.write(call.arguments()))) {
        case ToolCommand.Result.Answered(String text) -> {
          talk.say("result of " + call.name() + "> " + text);
          return text;
        }
        case ToolCommand.Result.Failed(String reason) -> talk.say("(" + reason + ")");
      }
    }
    return talk.read("result of " + call.name() + "> ");
  }

  private List<String> problems(ToolCall call) {
    return tools.stream()
        .filter(tool -> tool.name().equals(call.name()))
        .findFirst()
        .map(tool -> schemas.misfits(tool.parameters(), call.arguments()))
        .orElseGet(() -> List.of("there is no tool " + call.name()));
  }
}
