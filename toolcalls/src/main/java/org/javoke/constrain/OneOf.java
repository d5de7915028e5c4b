package org.javoke.constrain;

import java.util.List;

/** One of several sequences, all of which are followed until they differ. */
final class OneOf implements Part {

  private final List<List<Part>> sequences;

  private OneOf(List<List<Part>> sequences) {
    this.sequences = sequences;
  }

  static OneOf sequences(List<List<Part>> sequences) {
    return new OneOf(List.copyOf(sequences));
  }

  /** {@return one of the parts; {@link Never} where there is none that can be written} */
  static Part of(List<Part> parts) {
    List<Part> possible = parts.stream().filter(part -> part != Never.NEVER).distinct().toList();
    return switch (possible.size()) {
      case 0 -> Never.NEVER;
      case 1 -> possible.getFirst();
      default -> new OneOf(possible.stream().map(List::of).toList());
    };
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    for (List<Part> sequence : sequences) {
      Stack.of(sequence, at.rest()).step(next, out);
    }
  }
}
