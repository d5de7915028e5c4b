package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.javoke.data.Hash;

/** Chance that depends on nothing but a seed, the name of a stream and a number. */
final class Dice {

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** {@return dice of their own for one sample, whatever was drawn for others} */
  static Dice of(long seed, String stream, long index) {
    return new Dice(Hash.joined(Hash.joined(Hash.of(stream), seed), index));
  }

  /** {@return one of 0 to bound - 1} */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** {@return a number in the range, both ends included} */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  double fraction() {
    return random.nextDouble();
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> List<T> shuffled(List<T> of) {
    List<T> mixed = new ArrayList<>(of);
    for (int i = mixed.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T other = mixed.get(i);
      mixed.set(i, mixed.get(j));
      mixed.set(j, other);
    }
    return mixed;
  }
}
