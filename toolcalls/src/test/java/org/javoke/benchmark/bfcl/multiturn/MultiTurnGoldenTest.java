package org.javoke.benchmark.bfcl.multiturn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.api.LongContext;
import org.javoke.benchmark.bfcl.multiturn.api.Shared;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results, states and verdicts are the reference's, on everything it was asked. */
class MultiTurnGoldenTest {

  private static final String OWNER = "golden_ground_truth_eval";

  static List<String> classes() {
    return List.of(Goldens.classes());
  }

  @ParameterizedTest
  @MethodSource("classes")
  void unitsGiveTheReferencesResultsAndState(String className) {
    Goldens goldens = Goldens.orSkip();
    LongContext longContext = goldens.longContext();
    // The reference ran these rows in one process, so posts without mentions share one list.
    Shared process = new Shared(longContext);
    boolean posts = className.equals("TwitterAPI");
    List<String> wrong = new ArrayList<>();
    JsonLines.forEach(
        goldens.file("units_" + className + ".jsonl.gz"),
        line -> {
          boolean isLong = Value.TRUE.equals(line.object().at("long_context"));
          MultiTurnEntry entry = unit(line, className, isLong);
          Shared shared = posts ? process : new Shared(isLong ? longContext : null);
          ApiSession session = ApiSession.start(entry, OWNER, shared, Goldens.DAY);
          List<String> calls = Goldens.texts(line.items("calls"));
          compare(
              line.text("case"), calls, line.items("results").values(), session.run(calls), wrong);
          Value state = requireNonNull(session.states().get(className));
          Value expected = requireNonNull(line.object().at("final_state"));
          if (!Goldens.isState(expected, state)) {
            wrong.add(
                line.text("case")
                    + " state "
                    + Goldens.brief(expected)
                    + " but "
                    + Goldens.brief(state));
          }
        });
    assertThat(wrong.size()).as(Goldens.lines(wrong)).isZero();
  }

  private static MultiTurnEntry unit(JsonLine line, String className, boolean isLong) {
    Value config = line.object().at("config");
    Value.Fields settings = config instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
    return new MultiTurnEntry(
        isLong ? "multi_turn_long_context_0" : "multi_turn_base_0",
        new Value.Fields(Map.of(className, settings)),
        List.of(className),
        List.of());
  }

  private static void compare(
      String name,
      List<String> calls,
      List<Value> expected,
      List<String> results,
      List<String> wrong) {
    for (int i = 0; i < calls.size(); i++) {
      if (!Goldens.isText(expected.get(i), results.get(i))) {
        wrong.add(
            "%s %s gave %s, expected %s"
                .formatted(
                    name,
                    calls.get(i),
                    Goldens.brief(results.get(i)),
                    Goldens.brief(expected.get(i))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multi_turn_base",
        "multi_turn_miss_func",
        "multi_turn_miss_param",
        "multi_turn_long_context"
      })
  void expectedCallsGiveTheReferencesResultsAndState(String category) {
    Goldens goldens = Goldens.orSkip();
    LongContext longContext = goldens.longContext();
    Map<String, MultiTurnEntry> entries = goldens.entries();
    List<String> wrong = new ArrayList<>();
    JsonLines.forEach(
        goldens.file("ground_truth_" + category + ".jsonl.gz"),
        line -> {
          MultiTurnEntry entry = requireNonNull(entries.get(line.text("id")));
          Shared shared = new Shared(entry.isLongContext() ? longContext : null);
          ApiSession session = ApiSession.start(entry, OWNER, shared, Goldens.DAY);
          List<Value> turns = line.items("results").values();
          for (int turn = 0; turn < turns.size(); turn++) {
            List<String> calls = entry.expected().get(turn);
            compare(
                entry.id(),
                calls,
                ((Value.Items) turns.get(turn)).values(),
                session.run(calls),
                wrong);
          }
          Value.Fields states = (Value.Fields) line.object().at("final_state");
          session
              .states()
              .forEach((className, state) -> {
                Value expected = states == null ? null : states.at(className);
                if (expected != null && !Goldens.isState(expected, state)) {
                  wrong.add(
                      entry.id()
                          + " state "
                          + Goldens.brief(expected)
                          + " but "
                          + Goldens.brief(state));
                }
              });
        });
    assertThat(wrong.size()).as(Goldens.lines(wrong)).isZero();
  }

  @Test
  void trajectoriesGetTheReferencesVerdicts() {
    Goldens goldens = Goldens.orSkip();
    MultiTurnChecker checker = new MultiTurnChecker(goldens.longContext(), Goldens.DAY, "golden");
    Map<String, MultiTurnEntry> entries = goldens.entries();
    List<String> wrong = new ArrayList<>();
    JsonLines.forEach(
        goldens.file("trajectories.jsonl.gz"),
        line -> {
          Verdict verdict =
              verdict(checker, requireNonNull(entries.get(line.text("id"))), line.object());
          String found =
              switch (verdict) {
                case Verdict.Valid _ -> "valid";
                case Verdict.Invalid invalid ->
                    line.object().values().containsKey("error_message")
                        ? invalid.errorType() + " " + invalid.message()
                        : invalid.errorType();
              };
          String expected = expected(line.object());
          if (!found.equals(expected)) {
            wrong.add(
                "%s %s: %s, expected %s"
                    .formatted(line.text("case"), line.text("kind"), found, expected));
          }
        });
    assertThat(wrong.size()).as(Goldens.lines(wrong)).isZero();
  }

  private static Verdict verdict(MultiTurnChecker checker, MultiTurnEntry entry, Value.Fields row) {
    Value raw = row.at("raw");
    if (raw instanceof Value.Text) {
      return Verdict.inferenceError();
    }
    if (raw != null) {
      List<List<String>> replies =
          ((Value.Items) raw).values().stream().map(Goldens::texts).toList();
      return checker.checkReplies(entry, replies).verdict();
    }
    Value trajectory = requireNonNull(row.at("trajectory"));
    return checker.check(entry, new Trajectory(Goldens.steps(trajectory))).verdict();
  }

  private static String expected(Value.Fields row) {
    if (Value.TRUE.equals(row.at("valid"))) {
      return "valid";
    }
    String type = ((Value.Text) requireNonNull(row.at("error_type"))).value();
    return row.at("error_message") instanceof Value.Text(String message)
        ? type + " " + message
        : type;
  }
}
