package org.javoke.train;

import org.javoke.input.InputException;

/** Training was asked to stop and did, after a step and a checkpoint. */
public final class StoppedException extends InputException {
  private static final long serialVersionUID = 1L;

  StoppedException(int step, int steps) {
    super(
        "Stopped after step %d of %d, as was asked for; a checkpoint is saved. The same command goes on from there."
            .formatted(step, steps));
  }
}
