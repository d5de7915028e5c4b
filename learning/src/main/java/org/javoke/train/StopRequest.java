package org.javoke.train;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A wish, of a signal for example, that training stop where nothing is lost. */
public final class StopRequest {

  private final AtomicBoolean requested = new AtomicBoolean();
  private final AtomicInteger hearing = new AtomicInteger();

  /** Whoever asks from time to time whether to stop, for as long as it does. */
  public interface Hearing extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Asks for the stop.
   *
   * @return whether anybody hears it
   */
  public boolean request() {
    requested.set(true);
    return hearing.get() > 0;
  }

  public boolean isRequested() {
    return requested.get();
  }

  /** {@return the sign that somebody asks, until it is closed} */
  public Hearing hear() {
    hearing.incrementAndGet();
    return hearing::decrementAndGet;
  }
}
