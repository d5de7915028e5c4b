package org.javoke.train;

import java.util.List;

/**
 * The samples of a file that can be trained on.
 *
 * @param tooLong how many were left out because they are longer than the limit
 * @param unusable how many were left out because nothing can be learned from them
 */
public record Selected<S>(List<S> samples, int tooLong, int unusable) {

  public Selected {
    samples = List.copyOf(samples);
  }
}
