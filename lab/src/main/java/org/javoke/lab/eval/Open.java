package org.javoke.lab.eval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.javoke.benchmark.Conversation;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.policy.Change;
import org.javoke.policy.Outcome;
import org.javoke.policy.Outcome.Failed;
import org.javoke.policy.Outcome.Replied;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.policy.Usage;

/** A question that is being asked, and the replies so far. */
final class Open {

  private final Question question;
  private final Conversation conversation;
  private final List<Replied> replies = new ArrayList<>();

  Open(Question question, Conversation conversation) {
    this.question = question;
    this.conversation = conversation;
  }

  Question question() {
    return question;
  }

  /** {@return whether a reply may lead to a further request} */
  boolean mayGoOn() {
    return !question.later().isEmpty();
  }

  // Requests of one conversation need ids of their own.
  Request request(Sampling sampling) {
    String id = question.id() + (replies.isEmpty() ? "" : "#" + (replies.size() + 1));
    return new Request(id, conversation.prompt(), sampling, 0);
  }

  /** {@return what came of the question, if the conversation is over} */
  Optional<Outcome> take(Outcome outcome) {
    return switch (outcome) {
      case Failed(String reason, int attempts) -> Optional.of(failed(reason, attempts));
      case Replied replied -> {
        replies.add(replied);
        yield conversation.reply(replied.answer()).map(this::whole);
      }
    };
  }

  private Outcome failed(String reason, int attempts) {
    return replies.isEmpty()
        ? new Failed(reason, attempts)
        : new Failed(
            "request %d of the conversation: %s".formatted(replies.size() + 1, reason),
            attempts + attempts());
  }

  private Outcome whole(Answer answer) {
    if (!(answer instanceof Answer.Turns turns)) {
      return replies.getFirst();
    }
    return new Replied(
        turns,
        new Usage(
            sum(replies.stream().map(reply -> reply.usage().promptTokens()).toList()),
            sum(replies.stream().map(reply -> reply.usage().completionTokens()).toList())),
        replies.stream().map(Replied::latency).reduce(Duration.ZERO, Duration::plus),
        attempts(),
        OptionalDouble.empty(),
        changes(turns));
  }

  private int attempts() {
    return replies.stream().mapToInt(Replied::attempts).sum();
  }

  private static OptionalInt sum(List<OptionalInt> counts) {
    if (counts.stream().anyMatch(OptionalInt::isEmpty)) {
      return OptionalInt.empty();
    }
    long total = counts.stream().mapToLong(OptionalInt::getAsInt).sum();
    return total > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) total);
  }

  // What a scaffold did to several replies is told as one change of the whole conversation. How it
  // would have gone without the scaffold nobody knows; the same calls with the replies as they were
  // are what can be judged.
  private List<Change> changes(Answer.Turns turns) {
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (Replied reply : replies) {
      for (Change change : reply.changes()) {
        notes.computeIfAbsent(change.scaffold(), _ -> new ArrayList<>()).add(change.note());
      }
    }
    List<Change> changes = new ArrayList<>();
    notes.forEach(
        (scaffold, all) -> changes.add(new Change(scaffold, note(all), before(turns, scaffold))));
    return changes;
  }

  private static String note(List<String> notes) {
    return "%d of the replies: %s"
        .formatted(notes.size(), notes.stream().distinct().collect(Collectors.joining("; ")));
  }

  private Answer before(Answer.Turns turns, String scaffold) {
    List<List<Answer>> before = new ArrayList<>();
    int at = 0;
    for (List<Answer> turn : turns.turns()) {
      List<Answer> steps = new ArrayList<>();
      for (Answer _ : turn) {
        steps.add(before(replies.get(at++), scaffold));
      }
      before.add(steps);
    }
    return new Answer.Turns(before);
  }

  private static Answer before(Replied reply, String scaffold) {
    return reply.changes().stream()
        .filter(change -> change.scaffold().equals(scaffold))
        .findFirst()
        .map(Change::before)
        .orElse(reply.answer());
  }
}
