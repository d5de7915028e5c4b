package org.javoke.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.call.Answer;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Usage;

/** A policy that answers as it is told, in order, and remembers what it was asked. */
final class Scripted implements Policy {

  final List<Request> asked = new ArrayList<>();
  private final Function<Request, Outcome> script;

  Scripted(Function<Request, Outcome> script) {
    this.script = script;
  }

  static Outcome.Replied says(String text) {
    return new Outcome.Replied(
        new Answer.Text(text),
        new Usage(OptionalInt.of(5), OptionalInt.of(2)),
        Duration.ofMillis(30),
        1,
        OptionalDouble.of(-0.5),
        List.of());
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
    for (Request request : requests) {
      asked.add(request);
      sink.accept(new Answered(request, script.apply(request)));
    }
  }

  @Override
  public void close() {}
}
