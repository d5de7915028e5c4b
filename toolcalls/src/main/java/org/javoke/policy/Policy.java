package org.javoke.policy;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that answers requests: behind an endpoint, in this process, or a scaffold around either.
 *
 * <p>The policy decides how many requests are under way at once; requests are taken from the
 * iterable only as they are started, so it may be long and lazy.
 */
public interface Policy extends AutoCloseable {

  /**
   * Answers every request exactly once, in any order, and returns when all are answered.
   *
   * @param sink is handed each outcome as it arrives, one at a time, from any thread; what it
   *     throws ends the work and is thrown on
   */
  void answer(Iterable<Request> requests, Consumer<Answered> sink) throws InterruptedException;

  /**
   * {@return whether requests are answered while the iterator of the iterable waits} If so, the
   * iterator may wait for answers before it has the next request; if not, it must not, since nobody
   * would answer.
   */
  default boolean answersInBackground() {
    return false;
  }

  /**
   * {@return the same model's way of continuing answers that have begun and of saying how likely
   * texts are; empty where it has none}
   */
  default Optional<Continuations> continuations() {
    return Optional.empty();
  }

  @Override
  void close();
}
