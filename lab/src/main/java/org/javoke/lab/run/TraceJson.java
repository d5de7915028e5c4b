package org.javoke.lab.run;

import java.util.List;
import org.javoke.score.Trace;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What a conversation's calls did, both ways: a list of turns. */
final class TraceJson {

  private TraceJson() {}

  static Value write(Trace trace) {
    return JsonObject.array(trace.turns(), TraceJson::turn);
  }

  private static Value turn(Trace.Turn turn) {
    return new JsonObject()
        .put("steps", JsonObject.array(turn.steps(), TraceJson::step))
        .put("differences", JsonObject.texts(turn.differences()))
        .done();
  }

  private static Value step(Trace.Step step) {
    return new JsonObject()
        .put("calls", JsonObject.texts(step.calls()))
        .put("results", JsonObject.texts(step.results()))
        .done();
  }

  /** {@return the trace in that field; null where there is none} */
  static @Nullable Trace read(JsonRecord json, String name) {
    if (json.fields().at(name) == null) {
      return null;
    }
    List<Trace.Turn> turns =
        json.objects(name).stream()
            .map(turn ->
                new Trace.Turn(
                    turn.objects("steps").stream()
                        .map(step -> new Trace.Step(step.texts("calls"), step.texts("results")))
                        .toList(),
                    turn.texts("differences")))
            .toList();
    return new Trace(turns);
  }
}
