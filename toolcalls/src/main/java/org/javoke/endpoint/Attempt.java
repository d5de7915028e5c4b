package org.javoke.endpoint;

import java.time.Duration;
import java.util.Optional;

/** What came of asking one endpoint once. Reasons are short and without secrets. */
sealed interface Attempt {

  /**
   * A reply that can be read.
   *
   * @param latency from the request to the last byte of the reply
   */
  record Success(ChatReply reply, Duration latency) implements Attempt {}

  /** The server says that it is asked too much: status 429. */
  record Throttled(String reason, Optional<Duration> retryAfter) implements Attempt {}

  /** Something went wrong that may go right the next time: 5xx, a broken or senseless reply. */
  record Trouble(String reason, Optional<Duration> retryAfter) implements Attempt {}

  /** Nobody listens there. */
  record Unreachable(String reason) implements Attempt {}

  /** The server will not answer this, however often it is asked. */
  record Refused(String reason, int status) implements Attempt {}
}
