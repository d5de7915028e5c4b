package org.javoke.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All endpoints of a policy: hands each request a place at one that has room, prefers those that do
 * not fail, and knows when there is no hope left.
 */
final class Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  /** A place at an endpoint, to be given back once. */
  record Place(Endpoint endpoint, long startedAt) {
    URI url() {
      return endpoint.url();
    }
  }

  private final Retries retries;
  private final Backoff backoff;
  private final Pace pace;
  private final List<Endpoint> endpoints;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Optional<String> whyStopped = Optional.empty();
  private boolean everAnswered;
  private long lastAnswered;
  private int unreachableInARow;
  private int refusedInARow;

  Endpoints(List<URI> urls, Limits limits, Retries retries, Backoff backoff, Pace pace) {
    this.retries = retries;
    this.backoff = backoff;
    this.pace = pace;
    this.lastAnswered = pace.nanos();
    this.endpoints =
        urls.stream()
            .map(url ->
                new Endpoint(
                    url,
                    new ConcurrencyLimit(
                        limits.startConcurrency(), limits.maxConcurrency(), pace.nanos())))
            .toList();
  }

  /**
   * {@return a place, as soon as there is one; none if there is no hope}
   *
   * @param home that of requests that had better be together: as long as it has room, the same
   *     endpoint takes all of one home; empty for the roomiest
   */
  Optional<Place> enter(OptionalInt home) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (whyStopped.isEmpty()) {
        long now = pace.nanos();
        Optional<Endpoint> free = home(home, now).or(() -> roomiest(now));
        if (free.isPresent()) {
          free.get().started();
          return Optional.of(new Place(free.get(), now));
        }
        await(now);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the place back and learns from what came of it. */
  void leave(Place place, Attempt<?> attempt) {
    lock.lock();
    try {
      learn(place, attempt, pace.nanos());
      wakeAsManyAsHaveRoom();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the place back when nothing came of it. */
  void abandon(Place place) {
    lock.lock();
    try {
      place.endpoint().abandoned();
      wakeAsManyAsHaveRoom();
    } finally {
      lock.unlock();
    }
  }

  /** {@return why nothing is asked any more, if that is so} */
  Optional<String> whyStopped() {
    lock.lock();
    try {
      return whyStopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not longer than there is hope. */
  void sleep(Duration wait) throws InterruptedException {
    boolean _ = stopped.await(pace.real(wait), TimeUnit.NANOSECONDS);
  }

  private Optional<Endpoint> home(OptionalInt home, long now) {
    return home.stream()
        .mapToObj(number -> endpoints.get(Math.floorMod(number, endpoints.size())))
        .filter(endpoint -> endpoint.room(now) > 0 && !endpoint.isAside(now))
        .findFirst();
  }

  private Optional<Endpoint> roomiest(long now) {
    boolean allAside = endpoints.stream().allMatch(endpoint -> endpoint.isAside(now));
    return endpoints.stream()
        .filter(endpoint -> endpoint.room(now) > 0)
        .filter(endpoint -> allAside || !endpoint.isAside(now))
        .min(Comparator.comparingDouble(Endpoint::load));
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is in the caller
  private void await(long now) throws InterruptedException {
    long rest =
        endpoints.stream()
            .mapToLong(endpoint -> endpoint.rest(now))
            .filter(nanos -> nanos > 0)
            .min()
            .orElse(0);
    if (rest > 0) {
      long _ = changed.awaitNanos(Math.max(1, pace.real(rest)));
    } else {
      changed.await();
    }
  }

  private void wakeAsManyAsHaveRoom() {
    long now = pace.nanos();
    int room = 0;
    for (Endpoint endpoint : endpoints) {
      room += Math.max(0, endpoint.room(now));
    }
    for (int i = 0; i < Math.min(room, 1_000); i++) {
      changed.signal();
    }
  }

  private void learn(Place place, Attempt<?> attempt, long now) {
    Endpoint endpoint = place.endpoint();
    switch (attempt) {
      case Attempt.Success<?> _ -> {
        answered(now);
        endpoint.succeeded(now);
      }
      case Attempt.Throttled(_, Optional<Duration> retryAfter) -> {
        unreachableInARow = 0;
        Duration wait = backoff.after(3, retryAfter);
        endpoint.throttled(now, place.startedAt(), wait.toNanos());
      }
      case Attempt.Trouble(String reason, _) -> {
        unreachableInARow = 0;
        failed(endpoint, true, reason, now);
      }
      case Attempt.Unreachable(String reason) -> {
        unreachableInARow++;
        failed(endpoint, false, reason, now);
        stopIfSilent(endpoint, reason, now);
      }
      case Attempt.Refused(String reason, int status) -> {
        unreachableInARow = 0;
        endpoint.refused();
        stopIfUnwelcome(endpoint, reason, status);
      }
    }
  }

  private void answered(long now) {
    everAnswered = true;
    lastAnswered = now;
    unreachableInARow = 0;
  }

  private void failed(Endpoint endpoint, boolean connected, String reason, long now) {
    if (endpoint.failed(now, connected) && endpoints.size() > 1) {
      LOG.warn(
          "{} keeps failing and is asked only now and then until it answers: {}",
          endpoint.url(),
          reason);
    }
  }

  private void stopIfSilent(Endpoint endpoint, String reason, long now) {
    boolean patient = everAnswered && now - lastAnswered < retries.patience().toNanos();
    // One that is dead can fail often before the first slow reply of the others.
    boolean all = endpoints.stream().allMatch(Endpoint::isUnreachable);
    if (all && unreachableInARow >= retries.givingUpAfter() * endpoints.size() && !patient) {
      stop(
          "No connection to %s: %s. %d connections in a row failed.%s"
              .formatted(
                  where(endpoint),
                  reason,
                  unreachableInARow,
                  " Check that the server runs and that the address is right, then run the same"
                      + " command again."));
    }
  }

  private void stopIfUnwelcome(Endpoint endpoint, String reason, int status) {
    // Other refusals are about the request, these about the address, the key or the model's name.
    boolean aboutUs = status == 401 || status == 403 || status == 404 || status / 100 == 3;
    refusedInARow = aboutUs ? refusedInARow + 1 : 0;
    if (refusedInARow >= retries.givingUpAfter() && !everAnswered) {
      stop(
          "%s refuses every request: %s. Check the address, the model's name and the API key,"
                  .formatted(where(endpoint), reason)
              + " then run the same command again.");
    }
  }

  private String where(Endpoint last) {
    return endpoints.size() == 1
        ? last.url().toString()
        : "any of %d endpoints, the last %s".formatted(endpoints.size(), last.url());
  }

  private void stop(String why) {
    if (whyStopped.isEmpty()) {
      whyStopped = Optional.of(why);
      stopped.countDown();
      changed.signalAll();
    }
  }
}
