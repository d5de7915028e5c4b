package org.javoke.lab.train;

import org.javoke.train.Alone;
import org.javoke.train.Replicas;
import org.javoke.train.StopRequest;

/**
 * Who a run has to do with: the processes that it trains together with, and whoever may ask it to
 * stop.
 *
 * @param version of the program, the same for all
 */
public record Company(Replicas replicas, StopRequest stop, String version) {

  /** {@return a run by itself, which nobody stops} */
  public static Company none() {
    return new Company(new Alone(), new StopRequest(), "");
  }
}
