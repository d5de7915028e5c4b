package org.javoke.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.NativeCall;
import org.javoke.repair.JsonRepair;
import org.javoke.repair.Repaired;
import org.javoke.repair.ReplyRepair;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Mends the answers of another policy: texts that are malformed in their call format, and native
 * arguments that are no JSON object. What can be read already is left as it is.
 */
public final class RepairPolicy implements Policy {

  static final String NAME = "repair";

  private final Policy inner;
  private final Function<Request, CallFormat> formats;

  /**
   * @param formats the format in which a request's answer is to be written, if it is a text
   */
  public RepairPolicy(Policy inner, Function<Request, CallFormat> formats) {
    this.inner = inner;
    this.formats = formats;
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    inner.answer(requests, answered -> sink.accept(mended(answered)));
  }

  @Override
  public boolean answersInBackground() {
    return inner.answersInBackground();
  }

  @Override
  public void close() {
    inner.close();
  }

  private Answered mended(Answered answered) {
    return switch (answered.outcome()) {
      case Outcome.Failed _ -> answered;
      case Outcome.Replied replied ->
          mended(answered.request(), replied.answer())
              .map(change -> new Answered(answered.request(), change.applied(replied)))
              .orElse(answered);
    };
  }

  private Optional<Mended> mended(Request request, Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) ->
          new ReplyRepair(formats.apply(request))
              .repair(text)
              .map(repaired -> new Mended(new Answer.Text(repaired.text()), repaired.note()));
      case Answer.Native(List<NativeCall> calls, String text) -> mended(calls, text);
      case Answer.Turns _ -> Optional.empty();
    };
  }

  private static Optional<Mended> mended(List<NativeCall> calls, String text) {
    List<NativeCall> after = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (NativeCall call : calls) {
      Optional<Repaired> repaired = arguments(call.arguments());
      after.add(repaired.map(r -> new NativeCall(call.name(), r.text())).orElse(call));
      repaired.ifPresent(r -> notes.add(r.note()));
    }
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mended(new Answer.Native(after, text), String.join(", ", notes)));
  }

  private static Optional<Repaired> arguments(String arguments) {
    if (arguments.isBlank()) {
      return Optional.of(new Repaired("{}", "no arguments written as {}"));
    }
    try {
      // Some models write the object as JSON and that text as JSON again.
      return Json.read(arguments) instanceof Value.Text(String inner)
              && Json.read(inner) instanceof Value.Fields
          ? Optional.of(new Repaired(inner, "arguments were written as JSON twice"))
          : Optional.empty();
    } catch (JsonException e) {
      return JsonRepair.repair(arguments);
    }
  }

  private record Mended(Answer answer, String note) {

    Outcome.Replied applied(Outcome.Replied replied) {
      List<Change> changes = new ArrayList<>(replied.changes());
      changes.add(new Change(NAME, note, replied.answer()));
      return new Outcome.Replied(
          answer,
          replied.usage(),
          replied.latency(),
          replied.attempts(),
          replied.meanLogprob(),
          changes);
    }
  }
}
