package org.javoke.benchmark.bfcl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.benchmark.Conversation;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.call.Answer;
import org.javoke.call.CallFormats;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Decoded;
import org.javoke.score.bfcl.decode.ReturnFormat;
import org.javoke.score.fair.FairScorer;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MultiTurnConversationTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private final BfclBenchmark benchmark =
      new BfclBenchmark(Shared.bfcl(), PromptFormat.DEFAULT, CLOCK);
  private final List<Scorer> scorers =
      benchmark.scorers(List.of(new BfclScorer(), new FairScorer()));

  private final Map<String, Question> questions = new LinkedHashMap<>();

  private Question question(String id) {
    return requireNonNull(questions().get(id));
  }

  private Map<String, Question> questions() {
    if (questions.isEmpty()) {
      benchmark
          .questions(Selection.ALL.withCategories(List.of("multi_turn")))
          .forEach(question -> questions.put(question.id(), question));
    }
    return questions;
  }

  private Score score(Scorer scorer, Question question, Mode mode, Answer answer) {
    return scorer.score(benchmark.task(question, mode), answer);
  }

  private static List<List<String>> expected(Question question) {
    return ((Expectation.Trajectory) question.task().expectation()).calls();
  }

  @Test
  void theConversationInPromptingModeIsTheReferences() {
    int compared = 0;
    for (Value.Fields row : Shared.rows("goldens/bfcl/prompts/prompts.jsonl.gz")) {
      if (row.at("prompting_conversation") instanceof Value.Items(List<Value> golden)) {
        Question question = question(Shared.text(row, "id"));
        Conversation conversation = benchmark.begin(question, Mode.PROMPTING);
        List<Message> all = talk(conversation, replies(golden, Mode.PROMPTING));

        assertThat(all.stream().map(MultiTurnConversationTest::written))
            .as(question.id())
            .containsExactlyElementsOf(golden.stream().map(m -> plain(m)).toList());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(12);
  }

  @Test
  void theConversationWithNativeToolsIsTheReferences() {
    int compared = 0;
    for (Value.Fields row : Shared.rows("goldens/bfcl/prompts/prompts.jsonl.gz")) {
      if (row.at("fc_conversation") instanceof Value.Items(List<Value> golden)) {
        Question question = question(Shared.text(row, "id"));
        Conversation conversation = benchmark.begin(question, Mode.NATIVE);
        List<List<String>> offered = new ArrayList<>();
        List<Message> all = talk(conversation, replies(golden, Mode.NATIVE), offered);

        assertThat(all.stream().map(MultiTurnConversationTest::written))
            .as(question.id())
            .containsExactlyElementsOf(golden.stream().map(m -> plain(m)).toList());
        assertThat(offered.stream().distinct())
            .containsExactlyElementsOf(
                values(row.at("fc_tool_names_per_turn")).stream()
                    .map(MultiTurnConversationTest::texts)
                    .distinct()
                    .toList());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void expectedCallsAreRightInEveryQuestion(Mode mode) {
    List<String> wrong = new ArrayList<>();
    for (Question question : questions().values()) {
      Conversation conversation = benchmark.begin(question, mode);
      Optional<Answer> answer = Optional.empty();
      for (List<String> calls : expected(question)) {
        if (!calls.isEmpty()) {
          assertThat(conversation.reply(reply(calls, question, mode))).as(question.id()).isEmpty();
        }
        answer = conversation.reply(reply(List.of(), question, mode));
      }
      for (Scorer scorer : scorers) {
        Score score = score(scorer, question, mode, answer.orElseThrow());
        if (!(score instanceof Score.Correct)) {
          wrong.add(question.id() + " " + scorer.name() + " " + score);
        }
      }
    }
    assertThat(questions()).hasSize(800);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFunctionThatIsHeldBackIsOfferedInItsTurn() {
    Question question = question("multi_turn_miss_func_0"); // "sort", released in turn 3
    Conversation conversation = benchmark.begin(question, Mode.NATIVE);

    assertThat(names(conversation)).doesNotContain("sort");
    for (int turn = 0; turn < 3; turn++) {
      conversation.reply(new Answer.Native(List.of(), "no"));
    }
    assertThat(names(conversation)).endsWith("sort");
    assertThat(conversation.prompt().messages().getLast())
        .isEqualTo(
            new Message.FromUser(
                "I have updated some more functions you can choose from. What about now?"));
  }

  // The reference's APIs know every function, offered or not.
  @Test
  void aCallOfAFunctionThatIsHeldBackIsCarriedOut() {
    Conversation conversation = benchmark.begin(question("multi_turn_miss_func_0"), Mode.PROMPTING);

    conversation.reply(new Answer.Text("[sort(file_name='nothing')]"));

    assertThat(last(conversation)).contains("sort: nothing: No such file or directory");
  }

  @Test
  void endlessCallsAreStoppedAfterTheReferencesStepLimit() {
    Question question = question("multi_turn_base_0");
    Conversation conversation = benchmark.begin(question, Mode.PROMPTING);
    Optional<Answer> answer = Optional.empty();
    int steps = 0;
    while (answer.isEmpty()) {
      answer = conversation.reply(new Answer.Text("[pwd()]"));
      steps++;
    }

    assertThat(steps).isEqualTo(21); // the reference counts after the step, and stops above 20
    assertThat(((Answer.Turns) answer.get()).turns()).hasSize(1);
    assertThat(score(scorers.getFirst(), question, Mode.PROMPTING, answer.get()))
        .isInstanceOfSatisfying(
            Score.Wrong.class,
            wrong -> {
              assertThat(wrong.mistake()).isEqualTo(Mistake.DID_NOT_STOP);
              assertThat(wrong.errorType()).isEqualTo("multi_turn:force_terminated");
            });
  }

  @Test
  void aResultOfManyMegabytesIsGivenInPart() {
    Conversation conversation = benchmark.begin(question("multi_turn_base_0"), Mode.PROMPTING);
    String long1 = "x".repeat(900_000);

    conversation.reply(
        new Answer.Text("[touch(file_name='f'), echo(content='" + long1 + "', file_name='f')]"));
    String more = "[" + "cat(file_name='f'),".repeat(11) + "cat(file_name='f')]";
    conversation.reply(new Answer.Text(more)); // 12 results of 0.9 MB

    assertThat(last(conversation))
        .contains("x... (800020 more characters are left out)")
        .hasSizeLessThan(12 * (MultiTurnConversation.LONGEST_RESULT + 200));
  }

  @Test
  void aModelThatAsksForMoreThanAnyoneCanReadIsStopped() {
    Question question = question("multi_turn_base_0");
    Conversation conversation = benchmark.begin(question, Mode.PROMPTING);
    String text = "x".repeat(150_000);
    conversation.reply(
        new Answer.Text("[touch(file_name='f'), echo(content='" + text + "', file_name='f')]"));
    String calls = "[" + "cat(file_name='f'),".repeat(20) + "cat(file_name='f')]";

    // 21 results of 100,000 characters each are more than 2,000,000.
    Optional<Answer> answer = conversation.reply(new Answer.Text(calls));

    assertThat(answer).isPresent();
  }

  @Test
  void aStateThatGrowsWithoutEndStaysBounded() {
    Question question = question("multi_turn_base_0");
    Conversation conversation = benchmark.begin(question, Mode.PROMPTING);
    conversation.reply(new Answer.Text("[mkdir(dir_name='d'), touch(file_name='d/f')]"));
    Optional<Answer> answer = Optional.empty();
    // Each copy doubles what is there: 2^20 directories if nothing were bounded or shared.
    for (int i = 0; i < 20 && answer.isEmpty(); i++) {
      String copies =
          "cp(source='d', destination='e" + i + "'), mv(source='e" + i + "', destination='d')";
      answer = conversation.reply(new Answer.Text("[" + copies + ", find(path='.', name='f')]"));
    }
    Answer whole = answer.orElseThrow();

    assertThat(score(scorers.getFirst(), question, Mode.PROMPTING, whole))
        .isInstanceOf(Score.Wrong.class);
  }

  @Test
  void pathsInAnyScriptAndNegativeAmountsAreData() {
    Conversation files = benchmark.begin(question("multi_turn_base_0"), Mode.NATIVE);
    files.reply(call("mkdir", "{\"dir_name\": \"résumé 文件 🦍\"}"));
    files.reply(call("ls", "{}"));
    assertThat(((Message.FromTool) files.prompt().messages().getLast()).content())
        .contains("r\\u00e9sum\\u00e9 \\u6587\\u4ef6 \\ud83e\\udd8d");

    Conversation trading = benchmark.begin(question("multi_turn_base_135"), Mode.NATIVE);
    trading.reply(call("fund_account", "{\"amount\": -5}"));
    assertThat(((Message.FromTool) trading.prompt().messages().getLast()).content())
        .startsWith("{\"error\"");
  }

  @Test
  void callsThatCannotBeReadEndTheTurn() {
    Question question = question("multi_turn_base_0");
    Conversation conversation = benchmark.begin(question, Mode.NATIVE);

    assertThat(conversation.reply(call("cd", "{\"folder\": "))).isEmpty();

    assertThat(conversation.prompt().messages().getLast())
        .isEqualTo(question.later().getFirst().messages().getFirst());
  }

  @Test
  void strictlyATurnWithNothingToDoMustChangeNothing() {
    Question question = question("multi_turn_miss_func_0"); // nothing is expected in turn 2
    Conversation conversation = benchmark.begin(question, Mode.PROMPTING);
    Optional<Answer> answer = Optional.empty();
    List<List<String>> expected = expected(question);
    for (int turn = 0; turn < expected.size(); turn++) {
      if (expected.get(turn).isEmpty()) {
        conversation.reply(new Answer.Text("[touch(file_name='x'), rm(file_name='x')]"));
        conversation.reply(new Answer.Text("[touch(file_name='y')]"));
      }
      if (!expected.get(turn).isEmpty()) {
        conversation.reply(reply(expected.get(turn), question, Mode.PROMPTING));
      }
      if (turn == 3) {
        conversation.reply(new Answer.Text("[rm(file_name='y')]"));
      }
      answer = conversation.reply(new Answer.Text(""));
    }

    assertThat(expected.get(2)).isEmpty();
    assertThat(score(scorers.get(0), question, Mode.PROMPTING, answer.orElseThrow()))
        .isInstanceOf(Score.Correct.class);
    assertThat(score(scorers.get(1), question, Mode.PROMPTING, answer.orElseThrow()))
        .isInstanceOfSatisfying(
            Score.Wrong.class,
            wrong -> assertThat(wrong.explanation()).startsWith("In turn 3").contains("3 calls"));
  }

  private static Answer call(String name, String arguments) {
    return new Answer.Native(List.of(new NativeCall(name, arguments)), "");
  }

  private static List<String> names(Conversation conversation) {
    return conversation.prompt().tools().stream().map(Tool::name).toList();
  }

  private static String last(Conversation conversation) {
    return ((Message.FromUser) conversation.prompt().messages().getLast()).content();
  }

  private static List<Message> talk(Conversation conversation, List<Answer> replies) {
    return talk(conversation, replies, new ArrayList<>());
  }

  private static List<Message> talk(
      Conversation conversation, List<Answer> replies, List<List<String>> offered) {
    for (Answer reply : replies) {
      offered.add(names(conversation));
      conversation.reply(reply);
    }
    return conversation.prompt().messages();
  }

  private static List<Answer> replies(List<Value> messages, Mode mode) {
    return messages.stream()
        .map(Value.Fields.class::cast)
        .filter(message -> Shared.text(message, "role").equals("assistant"))
        .map(message -> said(message, mode))
        .toList();
  }

  private static Answer said(Value.Fields message, Mode mode) {
    String text = message.at("content") instanceof Value.Text(String content) ? content : "";
    return switch (mode) {
      case PROMPTING -> new Answer.Text(text);
      case NATIVE -> new Answer.Native(calls(message), text);
    };
  }

  private static List<NativeCall> calls(Value.Fields message) {
    return message.at("tool_calls") instanceof Value.Items(List<Value> calls)
        ? calls.stream()
            .map(call -> (Value.Fields) requireNonNull(((Value.Fields) call).at("function")))
            .map(call -> new NativeCall(Shared.text(call, "name"), Shared.text(call, "arguments")))
            .toList()
        : List.of();
  }

  // Ids are whatever a server makes them.
  private static Map<String, Value> plain(Value message) {
    Map<String, Value> fields = new HashMap<>(((Value.Fields) message).values());
    fields.remove("tool_call_id");
    if (fields.remove("tool_calls") != null) {
      fields.put("calls", Value.of(calls((Value.Fields) message).toString()));
    }
    fields.replace("content", Value.NULL, Value.of(""));
    return fields;
  }

  private static Map<String, Value> written(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> written("system", content);
      case Message.FromUser(String content) -> written("user", content);
      case Message.FromTool(String id, String content) -> {
        assertThat(id).matches("[a-z0-9]{9}");
        yield written("tool", content);
      }
      case Message.FromAssistant(String content, List<NativeCall> calls) -> {
        Map<String, Value> fields = new HashMap<>(written("assistant", content));
        if (!calls.isEmpty()) {
          fields.put("calls", Value.of(calls.toString()));
        }
        yield fields;
      }
    };
  }

  private static Map<String, Value> written(String role, String content) {
    return Map.of("role", Value.of(role), "content", Value.of(content));
  }

  private static List<String> texts(Value list) {
    return values(list).stream().map(name -> ((Value.Text) name).value()).toList();
  }

  private static List<Value> values(@Nullable Value list) {
    return ((Value.Items) requireNonNull(list)).values();
  }

  private static Answer reply(List<String> sources, Question question, Mode mode) {
    List<ToolCall> calls = sources.stream().map(source -> named(source, question)).toList();
    return switch (mode) {
      case PROMPTING -> new Answer.Text(calls.isEmpty() ? "Done." : written(calls));
      case NATIVE ->
          new Answer.Native(
              calls.stream()
                  .map(call -> new NativeCall(call.name(), Json.write(call.arguments())))
                  .toList(),
              calls.isEmpty() ? "Done." : "");
    };
  }

  private static String written(List<ToolCall> calls) {
    return CallFormats.named("pythonic").write(calls);
  }

  // Some expected calls give arguments by position, which a model's calls may not.
  private static ToolCall named(String source, Question question) {
    Expr.Call call;
    try {
      call = (Expr.Call) Python.parse(source);
    } catch (PythonSyntaxException e) {
      throw new AssertionError(source, e);
    }
    String function = ((Expr.Name) call.function()).id();
    List<String> names = parameters(function, question);
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (int i = 0; i < call.positional().size(); i++) {
      arguments.put(names.get(i), literal(call.positional().get(i)));
    }
    call.keywords()
        .forEach(
            keyword -> arguments.put(requireNonNull(keyword.name()), literal(keyword.value())));
    return new ToolCall(function, new Value.Fields(arguments));
  }

  private static List<String> parameters(String function, Question question) {
    Tool tool =
        Stream.concat(
                question.task().tools().stream(),
                question.later().stream().flatMap(turn -> turn.released().stream()))
            .filter(offered -> offered.name().equals(function))
            .findFirst()
            .orElseThrow();
    return List.copyOf(
        ((Value.Fields) requireNonNull(tool.parameters().at("properties"))).values().keySet());
  }

  private static Value literal(Expr expression) {
    String source = "f(x=" + Python.unparse(expression) + ")";
    Decoded decoded = new BfclDecoder().decodePrompted(source, ReturnFormat.PYTHON, false);
    return requireNonNull(((Decoded.Calls) decoded).calls().getFirst().arguments().at("x"));
  }
}
