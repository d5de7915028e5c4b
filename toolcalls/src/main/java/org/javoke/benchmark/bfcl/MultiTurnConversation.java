package org.javoke.benchmark.bfcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.benchmark.Conversation;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Turn;
import org.javoke.benchmark.bfcl.multiturn.ApiSession;
import org.javoke.benchmark.bfcl.multiturn.Trajectory;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.Tool;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Executable;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * A multi-turn question as the reference puts it ({@code inference_multi_turn_*} of bfcl-eval
 * 2026.3.23): calls are carried out and their results handed back until a reply holds no call that
 * can be read, which ends the turn. After the step limit the whole conversation ends.
 */
final class MultiTurnConversation implements Conversation {

  /** Of a longer result the model is given the beginning, and told how much is left out. */
  static final int LONGEST_RESULT = 100_000;

  /** A model that has been given as many characters of results is stopped: none could read them. */
  static final long MOST_RESULTS = 2_000_000;

  private final Mode mode;
  private final List<Turn> later;
  private final ApiSession session;
  private final BfclDecoder decoder;
  private final List<Message> messages;
  private final List<Tool> tools;
  private final List<List<Answer>> turns = new ArrayList<>();
  private List<Answer> steps = new ArrayList<>();
  private long given;
  private int calls;

  /**
   * @param first the first request
   * @param session the question's APIs, as they are before the first turn
   */
  MultiTurnConversation(
      Question question, Mode mode, Prompt first, ApiSession session, BfclDecoder decoder) {
    this.mode = mode;
    this.later = question.later();
    this.session = session;
    this.decoder = decoder;
    this.messages = new ArrayList<>(first.messages());
    this.tools = new ArrayList<>(first.tools());
  }

  @Override
  public Prompt prompt() {
    return new Prompt(messages, tools);
  }

  @Override
  public Optional<Answer> reply(Answer reply) {
    steps.add(reply);
    messages.add(said(reply));
    if (!(decoder.execute(reply) instanceof Executable.Sources sources) || sources.isEmpty()) {
      return endTurn();
    }
    handBack(sources.calls(), session.run(sources.calls()));
    return steps.size() > Trajectory.MAX_STEPS || given > MOST_RESULTS
        ? Optional.of(endConversation())
        : Optional.empty();
  }

  private static Message said(Answer reply) {
    return switch (reply) {
      case Answer.Text(String text) -> new Message.FromAssistant(text, List.of());
      case Answer.Native(List<NativeCall> made, String text) ->
          new Message.FromAssistant(text, made);
      case Answer.Turns _ ->
          throw new IllegalArgumentException("reply is a conversation, expected one reply");
    };
  }

  private Optional<Answer> endTurn() {
    turns.add(steps);
    steps = new ArrayList<>();
    if (turns.size() > later.size()) {
      return Optional.of(new Answer.Turns(turns));
    }
    Turn next = later.get(turns.size() - 1);
    if (!next.released().isEmpty()) {
      messages.add(BfclRequests.released(next.released(), mode));
      if (mode == Mode.NATIVE) {
        next.released().forEach(tool -> tools.add(BfclRequests.offered(tool)));
      }
    }
    messages.addAll(next.messages());
    return Optional.empty();
  }

  private Answer endConversation() {
    turns.add(steps);
    return new Answer.Turns(turns);
  }

  private void handBack(List<String> sources, List<String> results) {
    List<String> shown = results.stream().map(MultiTurnConversation::shortened).toList();
    shown.forEach(result -> given += result.length());
    switch (mode) {
      case PROMPTING -> messages.add(new Message.FromUser(asText(sources, shown)));
      case NATIVE -> shown.forEach(result -> messages.add(new Message.FromTool(id(), result)));
    }
  }

  // Nine letters and digits: some models' templates take no other ids.
  private String id() {
    return "call%05d".formatted(calls++ % 100_000);
  }

  private static String asText(List<String> sources, List<String> results) {
    List<Value> list = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Map<String, Value> result = new LinkedHashMap<>();
      result.put("role", Value.of("tool"));
      result.put("name", Value.of(sources.get(i)));
      result.put("content", Value.of(results.get(i)));
      list.add(new Value.Fields(result));
    }
    return PythonRepr.of(Value.of(list));
  }

  private static String shortened(String result) {
    if (result.length() <= LONGEST_RESULT) {
      return result;
    }
    boolean halves = Character.isHighSurrogate(result.charAt(LONGEST_RESULT - 1));
    int end = halves ? LONGEST_RESULT - 1 : LONGEST_RESULT;
    return "%s... (%d more characters are left out)"
        .formatted(result.substring(0, end), result.length() - end);
  }
}
