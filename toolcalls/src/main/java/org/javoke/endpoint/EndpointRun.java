package org.javoke.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.javoke.endpoint.Endpoints.Place;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are put to the endpoints together: every one gets its one outcome here.
 *
 * @param <Q> a request
 * @param <R> what a reply to it is read as
 */
final class EndpointRun<Q, R> {

  /** How requests are written, and replies read. */
  interface Protocol<Q, R> {
    String write(Q request);

    R read(Q request, String body, ApiKey key) throws MalformedReplyException;

    /**
     * {@return a number for requests that had better go to one endpoint; none where any will do}
     */
    default OptionalInt home(Q request) {
      return OptionalInt.empty();
    }
  }

  /** What came of a request in the end. */
  sealed interface End<R> {

    /** It was answered, after so many attempts, in so much time. */
    record Answered<R>(R reply, Duration latency, int attempts) implements End<R> {}

    /** The servers will not answer it, however often they are asked. */
    record Refused<R>(String reason, int status, int attempts) implements End<R> {}

    /** It was given up. */
    record Lost<R>(String reason, int attempts) implements End<R> {}
  }

  private final ServerClient client;
  private final Protocol<Q, R> protocol;
  private final Endpoints endpoints;
  private final Retries retries;
  private final Backoff backoff;
  private final BiConsumer<Q, End<R>> sink;

  private final Semaphore open;
  private final ReentrantLock delivery = new ReentrantLock();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> feeder = new AtomicReference<>();

  /**
   * @param mostOpen how many requests may be begun and not answered, those included that wait
   *     before another attempt
   */
  EndpointRun(
      ServerClient client,
      Protocol<Q, R> protocol,
      Endpoints endpoints,
      Retries retries,
      Backoff backoff,
      int mostOpen,
      BiConsumer<Q, End<R>> sink) {
    this.client = client;
    this.protocol = protocol;
    this.endpoints = endpoints;
    this.retries = retries;
    this.backoff = backoff;
    this.open = new Semaphore(mostOpen);
    this.sink = sink;
  }

  void answer(Iterable<Q> requests) throws InterruptedException {
    feeder.set(Thread.currentThread());
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (Q request : requests) {
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
        // If the work broke before, this is what came of it.
        broken.compareAndSet(null, e);
        workers.shutdownNow();
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

  private void begin(Q request, ExecutorService workers) throws InterruptedException {
    Optional<Place> place = endpoints.enter(protocol.home(request));
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

  private void work(Q request, Place place, ExecutorService workers) {
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

  private End<R> outcome(Q request, Place first) throws InterruptedException {
    String body = protocol.write(request);
    Place place = first;
    for (int failed = 0, throttled = 0; ; ) {
      Attempt<R> attempt = ask(place, request, body);
      int attempts = failed + throttled + 1;
      Duration wait;
      switch (attempt) {
        case Attempt.Success<R>(R reply, Duration latency) -> {
          return new End.Answered<>(reply, latency, attempts);
        }
        case Attempt.Refused<R>(String reason, int status) -> {
          return new End.Refused<>(reason, status, attempts);
        }
        case Attempt.Throttled<R>(String reason, Optional<Duration> retryAfter) -> {
          if (++throttled > retries.throttledAttempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(throttled, retryAfter);
        }
        case Attempt.Trouble<R>(String reason, Optional<Duration> retryAfter) -> {
          if (++failed >= retries.attempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(failed, retryAfter);
        }
        case Attempt.Unreachable<R>(String reason) -> {
          if (++failed >= retries.attempts()) {
            return givenUp(attempts, reason);
          }
          wait = backoff.after(failed, Optional.empty());
        }
      }
      endpoints.sleep(wait);
      Optional<Place> next = endpoints.enter(protocol.home(request));
      if (next.isEmpty()) {
        return stopped(attempts);
      }
      place = next.get();
    }
  }

  private Attempt<R> ask(Place place, Q request, String body) throws InterruptedException {
    Attempt<R> attempt = null;
    try {
      attempt = client.ask(place.url(), body, (text, key) -> protocol.read(request, text, key));
      return attempt;
    } finally {
      if (attempt == null) {
        endpoints.abandon(place);
      } else {
        endpoints.leave(place, attempt);
      }
    }
  }

  private End<R> stopped(int attempts) {
    return new End.Lost<>(endpoints.whyStopped().orElse("the run was stopped"), attempts);
  }

  private End<R> givenUp(int attempts, String reason) {
    return new End.Lost<>(
        "given up after %d attempts; the last: %s".formatted(attempts, reason), attempts);
  }

  private void deliver(Q request, End<R> end) {
    delivery.lock();
    try {
      if (broken.get() == null) {
        sink.accept(request, end);
      }
    } catch (Throwable e) {
      broken.compareAndSet(null, e);
      throw e;
    } finally {
      delivery.unlock();
    }
  }
}
