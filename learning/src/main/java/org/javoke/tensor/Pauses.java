package org.javoke.tensor;

import java.time.Duration;

/** Waiting for other processes. */
final class Pauses {

  private Pauses() {}

  /**
   * Sleeps.
   *
   * @throws PeerLostException if the thread is interrupted, which stays so
   */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerLostException("Interrupted while waiting for the other processes.");
    }
  }
}
