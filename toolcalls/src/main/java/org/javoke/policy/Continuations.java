package org.javoke.policy;

import java.util.List;
import java.util.function.Consumer;

/**
 * A model that goes on with answers that have begun, and says how likely texts are: what replay and
 * tree search need beyond whole answers.
 */
public interface Continuations {

  /**
   * Meets every ask exactly once, in any order, and returns when all are met. What one ask is told
   * does not depend on the others.
   *
   * @param asks whose ids differ
   * @param sink is handed each outcome as it arrives, one at a time, from any thread; what it
   *     throws ends the work and is thrown on
   */
  void meet(List<Ask> asks, Consumer<Told> sink) throws InterruptedException;

  /**
   * {@return whether several threads may ask at the same time, so that nobody has to wait for what
   * others ask}
   */
  default boolean answersSeveralAtOnce() {
    return false;
  }

  /** {@return what was computed so far; nothing is known of it by default} */
  default Computed computed() {
    return Computed.UNKNOWN;
  }

  /**
   * Lets go of what is kept to meet later asks sooner. These can still be met.
   *
   * <p>Whoever asked calls it when nothing more is to be asked for now.
   */
  default void release() {}
}
