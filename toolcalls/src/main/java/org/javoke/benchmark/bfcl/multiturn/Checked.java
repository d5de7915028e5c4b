package org.javoke.benchmark.bfcl.multiturn;

import java.util.List;

/**
 * A verdict with what it did not look at.
 *
 * @param verdict the reference's
 * @param blindSpots turns in which nothing was expected though the model made calls: the reference
 *     compares nothing there, so harm done in such a turn shows later or never
 */
public record Checked(Verdict verdict, List<BlindSpot> blindSpots) {

  public Checked {
    blindSpots = List.copyOf(blindSpots);
  }

  /**
   * Calls that the reference did not judge.
   *
   * @param turn from 0
   * @param changedState the classes of the APIs whose state is other than expected after the turn
   */
  public record BlindSpot(int turn, List<String> calls, List<String> changedState) {
    public BlindSpot {
      calls = List.copyOf(calls);
      changedState = List.copyOf(changedState);
    }
  }
}
