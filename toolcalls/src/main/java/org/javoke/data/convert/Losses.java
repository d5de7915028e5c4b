package org.javoke.data.convert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.score.Expectation;
import org.javoke.value.Value;

/** What a form could not hold of one sample. */
final class Losses {

  private final Set<String> found = new LinkedHashSet<>();

  void add(String loss) {
    found.add(loss);
  }

  void addIf(boolean lost, String loss) {
    if (lost) {
      found.add(loss);
    }
  }

  /** Adds what no form but the canonical one has a place for. */
  void addExpected(Example example) {
    addIf(example.expected() instanceof Expectation.Calls, "expected calls with alternatives");
    addIf(example.expected() instanceof Expectation.AnyCall, "the expectation of any call");
    addIf(example.expected() instanceof Expectation.Trajectory, "the expected trajectory");
    addIf(example.expected() instanceof Expectation.NoCall, "the expectation of no call");
  }

  /** Adds what the messages lose when they become texts. */
  void addOfTexts(Turn turn) {
    addIf(turn.content() instanceof Value.Items, "the parts of a content, joined to one text");
    addIf(!turn.callId().isEmpty(), "the ids of calls");
    addIf(!turn.further().values().isEmpty(), "further keys of messages");
    turn.calls()
        .forEach(call -> {
          addIf(!call.id().isEmpty(), "the ids of calls");
          addIf(!call.further().values().isEmpty(), "further keys of calls");
        });
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
