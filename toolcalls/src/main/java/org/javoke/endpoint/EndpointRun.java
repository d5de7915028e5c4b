package org.javoke.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.javoke.endpoint.Endpoints.Place;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Request;
import org.jspecify.annotations.Nullable;

/** One call of {@link EndpointPolicy#answer}: every request gets its one outcome here. */
final class EndpointRun {

  private final ChatClient client;
  private final ChatBody bodies;
  private final Endpoints endpoints;
  private final Retries retries;
  private final Backoff backoff;
  private final Consumer<Answered> sink;

  private final Semaphore open;
  private final ReentrantLock delivery = new ReentrantLock();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> feeder = new AtomicReference<>();

  /**
   * @param mostOpen how many requests may be begun and not answered, those included that wait
   *     before another attempt
   */
  EndpointRun(
      ChatClient client,
      ChatBody bodies,
      Endpoints endpoints,
      Retries retries,
      Backoff backoff,
      int mostOpen,
      Consumer<Answered> sink) {
    this.client = client;
    this.bodies = bodies;
    this.endpoints = endpoints;
    this.retries = retries;
    this.backoff = backoff;
    this.open = new Semaphore(mostOpen);
    this.sink = sink;
  }

  void answer(Iterable<Request> requests) throws InterruptedException {
    feeder.set(Thread.currentThread());
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (Request request : requests) {
          open.acquire();
          begin(request, workers);
          if (broken.get() != null) {
            break;
          }
        }
      } catch (InterruptedException e) {
        workers.shutdownNow();
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        workers.shutdownNow();
        throw e;
      }
    }
    if (Thread.interrupted() && broken.get() == null) {
      throw new InterruptedException("interrupted while requests were under way");
    }
    switch (broken.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void begin(Request request, ExecutorService workers) throws InterruptedException {
    Optional<Place> place = endpoints.enter();
    if (place.isEmpty()) {
      deliver(request, stopped(0));
      open.release();
      return;
    }
    try {
      workers.execute(() -> work(request, place.get(), workers));
    } catch (RejectedExecutionException e) {
      // The work has broken off meanwhile; the caller is told why.
      endpoints.abandon(place.get());
      open.release();
    }
  }

  private void work(Request request, Place place, ExecutorService workers) {
    try {
      deliver(request, outcome(request, place));
    } catch (InterruptedException e) {
      // The run is over; who ended it knows why.
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      broken.compareAndSet(null, e);
      workers.shutdownNow();
      interruptFeeder();
    } finally {
      open.release();
    }
  }

  // It may be waiting for answers that will not come any more.
  private void interruptFeeder() {
    Thread waiting = feeder.get();
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  private Outcome outcome(Request request, Place first) throws InterruptedException {
    String body = bodies.write(request);
    Place place = first;
    for (int failed = 0, throttled = 0; ; ) {
      Attempt attempt = ask(place, body);
      int attempts = failed + throttled + 1;
      Duration wait;
      switch (attempt) {
        case Attempt.Success success -> {
          return replied(success, attempts);
        }
        case Attempt.Refused(String reason, _) -> {
          return new Outcome.Failed(reason, attempts);
        }
        case Attempt.Throttled(String reason, Optional<Duration> retryAfter) -> {
          if (++throttled > retries.throttledAttempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(throttled, retryAfter);
        }
        case Attempt.Trouble(String reason, Optional<Duration> retryAfter) -> {
          if (++failed >= retries.attempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(failed, retryAfter);
        }
        case Attempt.Unreachable(String reason) -> {
          if (++failed >= retries.attempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(failed, Optional.empty());
        }
      }
      endpoints.sleep(wait);
      Optional<Place> next = endpoints.enter();
      if (next.isEmpty()) {
        return stopped(attempts);
      }
      place = next.get();
    }
  }

  private Attempt ask(Place place, String body) throws InterruptedException {
    Attempt attempt = null;
    try {
      attempt = client.ask(place.url(), body);
      return attempt;
    } finally {
      if (attempt == null) {
        endpoints.abandon(place);
      } else {
        endpoints.leave(place, attempt);
      }
    }
  }

  private Outcome stopped(int attempts) {
    return new Outcome.Failed(endpoints.whyStopped().orElse("the run was stopped"), attempts);
  }

  private static Outcome givenUp(int attempts, String reason) {
    return new Outcome.Failed(
        "given up after %d attempts; the last: %s".formatted(attempts, reason), attempts);
  }

  private static Outcome replied(Attempt.Success success, int attempts) {
    ChatReply reply = success.reply();
    return new Outcome.Replied(
        reply.answer(), reply.usage(), success.latency(), attempts, reply.meanLogprob(), List.of());
  }

  private void deliver(Request request, Outcome outcome) {
    delivery.lock();
    try {
      if (broken.get() == null) {
        sink.accept(new Answered(request, outcome));
      }
    } catch (Throwable e) {
      broken.compareAndSet(null, e);
      throw e;
    } finally {
      delivery.unlock();
    }
  }
}
