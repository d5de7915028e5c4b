package org.javoke.lab.itool;

import org.javoke.input.InputException;
import org.javoke.train.TrainingSettings;

/**
 * How one of the two kinds of training goes.
 *
 * @param epochs over each of its files
 */
public record Phase(int epochs, TrainingSettings settings) {

  public Phase {
    if (epochs < 1) {
      throw new InputException("The number of epochs is %d; expected 1 or more.".formatted(epochs));
    }
  }

  /** {@return the steps that so many examples take} */
  int steps(int examples) {
    int perStep = settings.microBatch() * settings.accumulation();
    return epochs * ((examples + perStep - 1) / perStep);
  }
}
