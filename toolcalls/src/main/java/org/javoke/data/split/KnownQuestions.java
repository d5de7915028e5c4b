package org.javoke.data.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.data.Example;
import org.javoke.data.Words;
import org.javoke.data.read.Dataset;

/** The questions of a set, so that another is made without them. */
public final class KnownQuestions {

  private final Set<Long> hashes = new HashSet<>();

  /**
   * {@return the questions of the set's samples}
   *
   * @throws org.javoke.input.InputException if a file of it cannot be read
   */
  public static KnownQuestions of(Dataset set) {
    KnownQuestions known = new KnownQuestions();
    set.forEach((_, example) -> known.hashes.add(hash(example)), _ -> {});
    known.hashes.remove(Words.hash(List.of())); // who says no word asks nothing
    return known;
  }

  /** {@return whether it asks one of them in the same words, as {@link Contamination} counts} */
  public boolean has(Example example) {
    return hashes.contains(hash(example));
  }

  private static long hash(Example example) {
    return Words.hash(Words.of(example.question()));
  }
}
