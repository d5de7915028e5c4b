package org.javoke.endpoint;

/**
 * How many requests may be under way at one endpoint: more while more helps, fewer when the server
 * turns requests away.
 *
 * <p>Additive increase and multiplicative decrease, with two additions. It measures: time is cut
 * into windows of about as many replies as the limit allows requests, a raised limit is a trial,
 * and only one that raises the replies per second is kept. And it remembers: what the server last
 * turned away is a ceiling, up to which the limit recovers at once and beyond which it tries only
 * now and then. At first each trial doubles the limit.
 *
 * <p>Not safe for threads; times are from one {@link Pace}, in nanoseconds.
 */
final class ConcurrencyLimit {

  private static final double SHRINK = 0.8;

  /** Of a limit raised by a share s, at least this much of s must show in the rate. */
  private static final double WORTH_IT = 0.2;

  private static final int TRIAL_WINDOWS = 2;
  private static final int FIRST_REST = 8;
  private static final int LONGEST_REST = 64;
  private static final long PAUSE_AFTER_TROUBLE = 1_000_000_000;

  private final int max;
  private int limit;
  private boolean doubling = true;

  // What is known to work, and how fast it was.
  private int base;
  private double baseRate;
  private int ceiling;

  // The trial under way: windows left, 0 for none.
  private int trialWindows;
  private int rest;
  private int restAfterFailure = FIRST_REST;

  private long windowStart;
  private int windowReplies;
  private boolean windowFull;

  private boolean shrunk;
  private long lastShrink;
  private boolean troubled;
  private long lastTrouble;

  ConcurrencyLimit(int start, int max, long now) {
    this.max = max;
    this.limit = start;
    this.base = start;
    this.windowStart = now;
  }

  int limit() {
    return limit;
  }

  /**
   * A request was started.
   *
   * @param active how many are under way, this one included
   */
  void started(int active) {
    windowFull |= active >= limit;
  }

  /** A request was answered. */
  void succeeded(long now) {
    windowReplies++;
    boolean quiet = !troubled || now - lastTrouble > PAUSE_AFTER_TROUBLE;
    if (quiet && trialWindows == 0 && limit < ceiling) {
      limit++;
      base = limit;
    }
    if (windowReplies >= Math.max(base, limit)) {
      double rate = windowReplies / Math.max(1e-9, (now - windowStart) / 1e9);
      if (quiet && windowFull) {
        closeWindow(rate);
      }
      openWindow(now);
    }
  }

  /**
   * A request was turned away because there are too many.
   *
   * @param startedAt when it was started: those started before the limit last shrank are late news
   * @param active how many are still under way
   */
  void throttled(long now, long startedAt, int active) {
    if (!shrunk || startedAt - lastShrink > 0) {
      shrunk = true;
      lastShrink = now;
      doubling = false;
      limit = Math.max(1, (int) (limit * SHRINK));
      ceiling = Math.max(limit, active);
      failTrial();
    } else {
      ceiling = Math.max(limit, Math.min(ceiling, active));
    }
    base = limit;
    openWindow(now);
  }

  /** The server, or the way to it, failed: a bad moment to ask for more. */
  void troubled(long now) {
    troubled = true;
    lastTrouble = now;
    if (trialWindows > 0) {
      limit = base;
      trialWindows = 0;
    }
    openWindow(now);
  }

  private void closeWindow(double rate) {
    if (trialWindows > 0) {
      judge(rate);
    } else {
      baseRate = baseRate == 0 ? rate : 0.7 * baseRate + 0.3 * rate;
      if (rest > 0) {
        rest--;
      } else {
        startTrial();
      }
    }
  }

  private void judge(double rate) {
    double growth = (double) limit / base - 1;
    if (rate >= baseRate * (1 + WORTH_IT * growth)) {
      base = limit;
      baseRate = rate;
      restAfterFailure = FIRST_REST;
      startTrial();
    } else if (--trialWindows == 0) {
      limit = base;
      doubling = false;
      failTrial();
    }
  }

  private void startTrial() {
    limit = Math.min(max, doubling ? 2 * base : base + Math.max(1, base / 8));
    trialWindows = limit > base ? TRIAL_WINDOWS : 0;
  }

  private void failTrial() {
    trialWindows = 0;
    rest = restAfterFailure;
    restAfterFailure = Math.min(2 * restAfterFailure, LONGEST_REST);
  }

  private void openWindow(long now) {
    windowStart = now;
    windowReplies = 0;
    windowFull = false;
  }
}
