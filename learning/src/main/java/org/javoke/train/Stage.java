package org.javoke.train;

import java.util.List;
import org.javoke.input.InputException;

/**
 * A part of the training data that is gone through before the next.
 *
 * @param name by which messages call it, such as {@code easy}
 * @param epochs how often it is gone through
 */
public record Stage<S>(String name, List<S> samples, int epochs) {

  /**
   * @throws InputException if there is nothing to go through
   */
  public Stage {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new InputException(
          "There is no sample to train on in '%s': every one was left out, or there was none."
              .formatted(name));
    }
    if (epochs < 1) {
      throw new InputException(
          "'%s' is to be gone through %d times; expected at least once.".formatted(name, epochs));
    }
  }
}
