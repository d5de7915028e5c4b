package org.javoke.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.javoke.policy.Outcome.Failed;
import org.javoke.policy.Outcome.Replied;

/**
 * Draws several answers for each request and keeps one of them.
 *
 * <p>A request whose draws did not all succeed has failed: a best of five that had only three to
 * choose from would be another measurement. Tokens and attempts are those of all draws together,
 * the latency is the longest.
 */
public final class BestOfPolicy implements Policy {

  /** Which answer is kept. */
  @FunctionalInterface
  interface Choice {
    /**
     * {@return the index of the answer to keep, and why}
     *
     * @param draws in the order drawn, at least one
     */
    Chosen choose(Request request, List<Replied> draws);
  }

  record Chosen(int index, String why) {}

  private final Policy inner;
  private final int draws;
  private final String name;
  private final Choice choice;
  private final Function<Sampling, Sampling> sampling;

  private BestOfPolicy(
      Policy inner,
      Scaffold.BestOf scaffold,
      Choice choice,
      Function<Sampling, Sampling> sampling) {
    this.inner = inner;
    this.draws = scaffold.draws();
    this.name = scaffold.name();
    this.choice = choice;
    this.sampling = sampling;
  }

  static BestOfPolicy of(Policy inner, Scaffold.BestOf scaffold, MajorityChoice majority) {
    return switch (scaffold.by()) {
      case MAJORITY -> new BestOfPolicy(inner, scaffold, majority, Function.identity());
      case LOGPROB ->
          new BestOfPolicy(inner, scaffold, new LogprobChoice(), Sampling::withLogprobs);
    };
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    Gathering gathering = new Gathering(sink);
    inner.answer(() -> gathering.drawn(requests.iterator()), gathering::arrived);
  }

  @Override
  public boolean answersInBackground() {
    return inner.answersInBackground();
  }

  @Override
  public void close() {
    inner.close();
  }

  /** The requests that are being drawn. Its two sides run on different threads. */
  private final class Gathering {
    private final Consumer<Answered> sink;
    private final Map<Key, Group> groups = Collections.synchronizedMap(new HashMap<>());

    Gathering(Consumer<Answered> sink) {
      this.sink = sink;
    }

    Iterator<Request> drawn(Iterator<Request> requests) {
      return new Iterator<>() {
        private List<Request> left = List.of();

        @Override
        public boolean hasNext() {
          return !left.isEmpty() || requests.hasNext();
        }

        @Override
        public Request next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          if (left.isEmpty()) {
            left = begin(requests.next());
          }
          Request next = left.getFirst();
          left = left.subList(1, left.size());
          return next;
        }
      };
    }

    private List<Request> begin(Request request) {
      groups.put(new Key(request.id(), request.draw()), new Group(request, draws));
      List<Request> all = new ArrayList<>();
      for (int i = 0; i < draws; i++) {
        all.add(
            new Request(
                request.id(),
                request.prompt(),
                sampling.apply(request.sampling()),
                request.draw() * draws + i));
      }
      return all;
    }

    void arrived(Answered answered) {
      Request request = answered.request();
      Key key = new Key(request.id(), request.draw() / draws);
      Group group = groups.get(key);
      if (group == null) {
        throw new IllegalStateException("an answer to " + request.id() + " came twice or unasked");
      }
      if (group.add(request.draw() % draws, answered.outcome())) {
        groups.remove(key);
        sink.accept(new Answered(group.request, outcome(group)));
      }
    }
  }

  private record Key(String id, int draw) {}

  private static final class Group {
    private final Request request;
    private final Outcome[] outcomes;
    private int missing;

    Group(Request request, int draws) {
      this.request = request;
      this.outcomes = new Outcome[draws];
      this.missing = draws;
    }

    boolean add(int index, Outcome outcome) {
      outcomes[index] = outcome;
      return --missing == 0;
    }
  }

  private Outcome outcome(Group group) {
    List<Replied> replies = new ArrayList<>();
    int attempts = 0;
    String failure = "";
    for (int i = 0; i < draws; i++) {
      switch (group.outcomes[i]) {
        case Replied replied -> {
          replies.add(replied);
          attempts += replied.attempts();
        }
        case Failed(String reason, int tried) -> {
          attempts += tried;
          failure = "draw %d of %d failed: %s".formatted(i + 1, draws, reason);
        }
      }
    }
    return failure.isEmpty()
        ? chosen(choice.choose(group.request, replies), replies, attempts)
        : new Failed(failure, attempts);
  }

  private Outcome chosen(Chosen chosen, List<Replied> replies, int attempts) {
    Replied first = replies.getFirst();
    Replied best = replies.get(chosen.index());
    // What was done to the first draw is what leads to the answer that there would have been.
    List<Change> changes = new ArrayList<>(first.changes());
    changes.add(new Change(name, chosen.why(), first.answer()));
    return new Replied(
        best.answer(),
        new Usage(
            sum(replies.stream().map(reply -> reply.usage().promptTokens())),
            sum(replies.stream().map(reply -> reply.usage().completionTokens()))),
        replies.stream().map(Replied::latency).max(Duration::compareTo).orElseThrow(),
        attempts,
        best.meanLogprob(),
        changes);
  }

  private static OptionalInt sum(Stream<OptionalInt> counts) {
    long total = 0;
    for (OptionalInt count : counts.toList()) {
      if (count.isEmpty()) {
        return OptionalInt.empty();
      }
      total += count.getAsInt();
    }
    return total > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) total);
  }
}
