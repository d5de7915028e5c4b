package org.javoke.data.convert;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.benchmark.custom.ExactCalls;
import org.javoke.call.ToolCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.RecordException;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Another form, in which every sample has both: an answer to be trained on, and what is expected,
 * to be judged by. Where one of them is missing it is written from the other.
 */
record CompletedForm(TargetForm form) implements TargetForm {

  private static final Value LEFT_OUT = Value.of("");

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public TargetForm anew() {
    return new CompletedForm(form.anew());
  }

  @Override
  public @Nullable Path answers(Path out) {
    return form.answers(out);
  }

  @Override
  public Written write(Example example) {
    try {
      return form.write(complete(example));
    } catch (RecordException e) {
      return new Written.Impossible(e.reason());
    }
  }

  static Example complete(Example example) throws RecordException {
    List<Turn> turns = example.messages();
    boolean answered = !turns.isEmpty() && turns.getLast().isFrom(Turn.ASSISTANT);
    if (!answered) {
      List<Turn> more = new ArrayList<>(turns);
      more.add(answer(example));
      return example.withMessages(more);
    }
    return example.expected() == null
        ? example.withExpected(expected(turns.getLast(), example.tools()))
        : example;
  }

  private static Expectation expected(Turn answer, List<Tool> tools) throws RecordException {
    List<ToolCall> calls = new ArrayList<>();
    for (MadeCall call : answer.calls()) {
      Value.Fields arguments = call.object();
      if (arguments == null) {
        throw new RecordException(
            "the arguments of the call of %s are no object".formatted(call.name()));
      }
      calls.add(new ToolCall(call.name(), arguments));
    }
    return ExactCalls.expecting(calls, tools);
  }

  private static Turn answer(Example example) throws RecordException {
    return switch (example.expected()) {
      case Expectation.Calls(List<ExpectedCall> calls) ->
          Turn.calling("", calls.stream().map(call -> call(call, example.tools())).toList());
      case Expectation.Said(String text) -> Turn.assistant(text);
      case Expectation.NoCall _ ->
          throw new RecordException("no call is expected, and not said what to answer instead");
      case Expectation.AnyCall _ ->
          throw new RecordException("some call is expected, and not said which");
      case Expectation.Trajectory _ ->
          throw new RecordException("a course of several turns is expected, not one answer");
      case null -> throw new RecordException("it has no answer, and says not what is expected");
    };
  }

  private static MadeCall call(ExpectedCall expected, List<Tool> tools) {
    Set<Value> required =
        tools.stream()
            .filter(tool -> tool.name().equals(expected.name()))
            .findFirst()
            .map(tool -> tool.parameters().at("required"))
            .map(
                names -> names instanceof Value.Items(List<Value> items) ? items : List.<Value>of())
            .stream()
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    Map<String, Value> arguments = new LinkedHashMap<>();
    expected
        .accepted()
        .forEach((name, accepted) -> {
          Value value = first(accepted, required.contains(Value.of(name)));
          if (value != null) {
            arguments.put(name, value);
          }
        });
    return MadeCall.of(expected.name(), new Value.Fields(arguments));
  }

  /** The first value that is accepted; null where that is to leave the argument out. */
  private static @Nullable Value first(List<Value> accepted, boolean required) {
    if (accepted.isEmpty()) {
      return null;
    }
    Value first = accepted.getFirst();
    if (!first.equals(LEFT_OUT)) {
      return plain(first);
    }
    if (!required) {
      return null;
    }
    return plain(
        accepted.stream().filter(value -> !value.equals(LEFT_OUT)).findFirst().orElse(LEFT_OUT));
  }

  // In objects, and in those of lists, each key has accepted values of its own.
  private static Value plain(Value accepted) {
    return switch (accepted) {
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, Value> chosen = new LinkedHashMap<>();
        fields.forEach((name, inner) -> {
          Value value = inner instanceof Value.Items(List<Value> each) ? first(each, false) : inner;
          if (value != null) {
            chosen.put(name, value);
          }
        });
        yield new Value.Fields(chosen);
      }
      case Value.Items(List<Value> items) ->
          Value.of(
              items.stream()
                  .map(item -> item instanceof Value.Fields ? plain(item) : item)
                  .toList());
      default -> accepted;
    };
  }
}
