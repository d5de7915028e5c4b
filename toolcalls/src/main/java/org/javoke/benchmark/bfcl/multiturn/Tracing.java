package org.javoke.benchmark.bfcl.multiturn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.call.Answer;
import org.javoke.score.Trace;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Executable;
import org.javoke.value.Value;

/** Follows a conversation through all its turns, also behind the first that is wrong. */
final class Tracing {

  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_CALLS = 50;

  private final ApiSession actual;
  private final ApiSession wanted;
  private final BfclDecoder decoder = new BfclDecoder();

  Tracing(ApiSession actual, ApiSession wanted) {
    this.actual = actual;
    this.wanted = wanted;
  }

  Trace of(List<List<String>> expected, List<List<Answer>> replies) {
    List<Trace.Turn> turns = new ArrayList<>();
    for (int turn = 0; turn < replies.size(); turn++) {
      List<Trace.Step> steps = replies.get(turn).stream().map(this::step).toList();
      boolean known = turn < expected.size();
      if (known) {
        wanted.run(expected.get(turn));
      }
      turns.add(new Trace.Turn(steps, known ? differences() : List.of()));
    }
    return new Trace(turns);
  }

  private Trace.Step step(Answer reply) {
    if (!(decoder.execute(reply) instanceof Executable.Sources sources) || sources.isEmpty()) {
      return new Trace.Step(List.of(), List.of());
    }
    List<String> results = actual.run(sources.calls());
    return new Trace.Step(shown(sources.calls()), shown(results));
  }

  private static List<String> shown(List<String> texts) {
    return texts.stream().limit(MOST_CALLS).map(Tracing::shortened).toList();
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    int end = halves ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
  }

  private List<String> differences() {
    StateDifferences differences = new StateDifferences();
    Map<String, Value.Fields> states = actual.states();
    wanted
        .states()
        .forEach((className, state) ->
            differences.compare(className, state, states.getOrDefault(className, state)));
    return differences.lines();
  }
}
