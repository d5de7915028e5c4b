package org.javoke.endpoint;

import java.net.URI;

/** One server and what is known of it. Guarded by the lock of its {@link Endpoints}. */
final class Endpoint {

  /** After so many failures in a row it is set aside, where there are others. */
  private static final int ASIDE_AFTER = 10;

  private static final long FIRST_ASIDE = 5_000_000_000L;
  private static final int MOST_DOUBLINGS = 4;

  private final URI url;
  private final ConcurrencyLimit limit;
  private int active;
  private int failures;
  private boolean unreachable;
  private int timesAside;
  private boolean aside;
  private long asideUntil;
  private boolean paused;
  private long pausedUntil;
  private int throttledSinceSuccess;

  Endpoint(URI url, ConcurrencyLimit limit) {
    this.url = url;
    this.limit = limit;
  }

  URI url() {
    return url;
  }

  /** {@return how many more requests may be started now} */
  int room(long now) {
    return pause(now) > 0 ? 0 : limit.limit() - active;
  }

  /** {@return the share of its limit that is in use} */
  double load() {
    return (double) active / limit.limit();
  }

  boolean isAside(long now) {
    return aside && asideUntil - now > 0;
  }

  /** {@return for how many nanoseconds it is better left alone} */
  long rest(long now) {
    return Math.max(pause(now), isAside(now) ? asideUntil - now : 0);
  }

  private long pause(long now) {
    return paused ? Math.max(0, pausedUntil - now) : 0;
  }

  /** {@return whether there was no connection the last time} */
  boolean isUnreachable() {
    return unreachable;
  }

  void started() {
    active++;
    limit.started(active);
  }

  /** A request ended otherwise than by an outcome: it says nothing about the server. */
  void abandoned() {
    active--;
  }

  void succeeded(long now) {
    limit.succeeded(now);
    active--;
    unreachable = false;
    failures = 0;
    timesAside = 0;
    aside = false;
    paused = false;
    throttledSinceSuccess = 0;
  }

  void refused() {
    active--;
    unreachable = false;
    failures = 0;
  }

  /**
   * The server turned a request away.
   *
   * @param wait how long everyone is to wait if that goes on without any success
   */
  void throttled(long now, long startedAt, long wait) {
    active--;
    unreachable = false;
    limit.throttled(now, startedAt, active);
    throttledSinceSuccess++;
    // One wave of refusals says that the limit was too high; a second one, that nothing goes.
    boolean lateNews = paused && pausedUntil - startedAt > 0;
    if (throttledSinceSuccess > 2 * limit.limit() && !lateNews) {
      paused = true;
      pausedUntil = now + wait;
    }
  }

  /**
   * {@return whether it is set aside for the first time since it answered}
   *
   * @param connected whether there was somebody to fail
   */
  boolean failed(long now, boolean connected) {
    active--;
    unreachable = !connected;
    failures++;
    limit.troubled(now);
    if (failures < ASIDE_AFTER || isAside(now)) {
      return false;
    }
    aside = true;
    asideUntil = now + (FIRST_ASIDE << Math.min(timesAside, MOST_DOUBLINGS));
    return timesAside++ == 0;
  }
}
