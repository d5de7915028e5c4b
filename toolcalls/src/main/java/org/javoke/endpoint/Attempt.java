package org.javoke.endpoint;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of asking one endpoint once. Reasons are short and without secrets.
 *
 * @param <R> what a reply is read as
 */
sealed interface Attempt<R> {

  /**
   * A reply that can be read.
   *
   * @param latency from the request to the last byte of the reply
   */
  record Success<R>(R reply, Duration latency) implements Attempt<R> {}

  /** The server says that it is asked too much: status 429. */
  record Throttled<R>(String reason, Optional<Duration> retryAfter) implements Attempt<R> {}

  /** Something went wrong that may go right the next time: 5xx, a broken or senseless reply. */
  record Trouble<R>(String reason, Optional<Duration> retryAfter) implements Attempt<R> {}

  /** Nobody listens there. */
  record Unreachable<R>(String reason) implements Attempt<R> {}

  /** The server will not answer this, however often it is asked. */
  record Refused<R>(String reason, int status) implements Attempt<R> {}
}
