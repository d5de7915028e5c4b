package org.javoke.data.convert;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.Hash;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.ReadBack;
import org.javoke.data.read.RecordException;
import org.javoke.score.Expectation;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * BFCL's form of single-turn questions: the questions in one file, what is expected in a file of
 * the same name in {@code possible_answer} beside it, found by the question's id. A sample that
 * ends with its answer becomes a question that expects it. Conversations in which tools are called
 * on the way have no place here: BFCL writes them for its own simulated APIs only.
 */
final class BfclTarget implements TargetForm {

  private static final Set<String> OWN = Set.of("id", "question", "function");
  private static final String CLASSES = "involved_classes";
  private static final String ANSWERS = "answers";

  private final DataFormat.RecordReader reader = ReadBack.bfclQuestions();
  private final Set<Long> ids = new HashSet<>();
  private long count;

  @Override
  public String name() {
    return "bfcl";
  }

  @Override
  public TargetForm anew() {
    return new BfclTarget();
  }

  @Override
  public Path answers(Path out) {
    return out.resolveSibling("possible_answer").resolve(String.valueOf(out.getFileName()));
  }

  @Override
  public Written write(Example example) {
    count++;
    Losses losses = new Losses();
    try {
      boolean answered = isAnswered(example);
      List<Turn> turns = example.messages();
      List<Turn> asked = answered ? turns.subList(0, turns.size() - 1) : turns;
      requireTexts(asked);
      Value truth = truth(example, answered ? turns.getLast() : null, losses);
      String id = example.id().isEmpty() ? "sample_" + count : example.id();
      Value.Fields line = line(example, id, asked, losses);
      Example readBack = reader.read(line);
      if (!ids.add(Hash.of(id))) {
        throw new RecordException(
            "the id %s was there before, and bfcl finds answers by their ids".formatted(id));
      }
      losses.addIf(
          !readBack.tools().equals(example.tools()), "keys of tools that it knows otherwise");
      return new Written.Pair(line, answer(id, truth), losses.list());
    } catch (RecordException e) {
      return new Written.Impossible(e.reason());
    }
  }

  private static boolean isAnswered(Example example) {
    return !example.messages().isEmpty() && example.messages().getLast().isFrom(Turn.ASSISTANT);
  }

  private static void requireTexts(List<Turn> asked) throws RecordException {
    if (asked.isEmpty()) {
      throw new RecordException("bfcl holds questions, this sample asks nothing");
    }
    for (int i = 0; i < asked.size(); i++) {
      Turn turn = asked.get(i);
      if (!turn.calls().isEmpty() || turn.isFrom(Turn.TOOL)) {
        throw new RecordException(
            "bfcl holds questions that are texts, and message %d of this sample %s"
                .formatted(i + 1, turn.isFrom(Turn.TOOL) ? "is a tool's result" : "calls tools"));
      }
    }
  }

  /** {@return the ground truth: what is expected, or else what the sample answers} */
  private static Value truth(Example example, @Nullable Turn answer, Losses losses)
      throws RecordException {
    losses.addIf(answer != null && !answer.text().isEmpty(), "what the answer says");
    return switch (example.expected()) {
      case Expectation.Calls _, Expectation.NoCall _ -> {
        losses.addIf(
            answer != null && !answer.calls().isEmpty(), "the answer beside what is expected");
        yield CanonicalForm.expected(example.expected());
      }
      case Expectation.AnyCall _ ->
          throw new RecordException(
              "bfcl says by its files' names (live_relevance), not by samples, that any call will"
                  + " do");
      case Expectation.Trajectory _, Expectation.Said _ ->
          throw new RecordException(
              "bfcl's questions of one turn expect calls, this sample something else");
      case null -> {
        if (answer != null) {
          yield calls(answer);
        }
        Value other = example.meta().at(ANSWERS);
        if (other == null) {
          throw new RecordException("this sample has no answer, and says not what is expected");
        }
        yield other;
      }
    };
  }

  private static Value calls(Turn answer) throws RecordException {
    List<Value> calls = new ArrayList<>();
    for (MadeCall call : answer.calls()) {
      Value.Fields arguments = call.object();
      if (arguments == null) {
        throw new RecordException(
            "the arguments of the call of %s are no object".formatted(call.name()));
      }
      Map<String, Value> accepted = new LinkedHashMap<>();
      arguments.values().forEach((name, value) -> accepted.put(name, only(alternatives(value))));
      calls.add(new Value.Fields(Map.of(call.name(), new Value.Fields(accepted))));
    }
    return Value.of(calls);
  }

  // In objects, and in those of lists, each key has accepted values of its own.
  private static Value alternatives(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, Value> each = new LinkedHashMap<>();
        fields.forEach((name, inner) -> each.put(name, only(inner)));
        yield new Value.Fields(each);
      }
      case Value.Items(List<Value> items)
          when items.stream().anyMatch(Value.Fields.class::isInstance) ->
          Value.of(items.stream().map(BfclTarget::alternatives).toList());
      default -> value;
    };
  }

  private static Value only(Value value) {
    return Value.of(List.of(value));
  }

  private static Value.Fields line(Example example, String id, List<Turn> asked, Losses losses) {
    Map<String, Value> line = new LinkedHashMap<>();
    line.put("id", Value.of(id));
    asked.forEach(losses::addOfTexts);
    List<Value> messages = asked.stream().map(BfclTarget::message).toList();
    line.put("question", only(Value.of(messages)));
    line.put("function", DictSchema.tools(example));
    boolean answersElsewhere = example.expected() == null && !isAnswered(example);
    example
        .meta()
        .values()
        .forEach((key, value) -> {
          if (OWN.contains(key) || key.equals(CLASSES)) {
            losses.add("meta." + key);
          } else if (!(answersElsewhere && key.equals(ANSWERS))) {
            line.put(key, value);
          }
        });
    losses.addIf(!example.further().values().isEmpty(), "further keys of samples");
    return new Value.Fields(line);
  }

  private static Value message(Turn turn) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("role", Value.of(turn.role()));
    fields.put("content", Value.of(turn.text()));
    return new Value.Fields(fields);
  }

  private static Value.Fields answer(String id, Value truth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", Value.of(id));
    fields.put("ground_truth", truth);
    return new Value.Fields(fields);
  }
}
