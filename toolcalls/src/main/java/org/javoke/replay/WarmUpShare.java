package org.javoke.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.javoke.data.Hash;
import org.javoke.input.InputException;

/**
 * Divides data between warm-up and the reinforced stage: 90 and 10 per cent in iTool.
 *
 * @param percent of the warm-up, more than 0 and less than 100; rounded to the nearest, half
 *     upwards
 */
public record WarmUpShare(double percent, long seed) {

  /** Both sides, each in the order of the data. */
  public record Sides<T>(List<T> warmUp, List<T> reinforced) {
    public Sides {
      warmUp = List.copyOf(warmUp);
      reinforced = List.copyOf(reinforced);
    }
  }

  public WarmUpShare {
    if (!(percent > 0 && percent < 100)) {
      throw new InputException(
          "the warm-up's share is %s per cent, expected more than 0 and less than 100"
              .formatted(percent));
    }
  }

  /**
   * {@return both sides} An example's side depends on the seed and the ids, not on the order.
   *
   * @throws InputException if a side would be empty
   */
  public <T> Sides<T> divide(List<T> data, Function<T, String> id) {
    long count = Math.round(data.size() * percent / 100);
    if (count == 0 || count == data.size()) {
      throw new InputException(
          "%s per cent of %,d examples leaves a side empty: choose another share or more examples"
              .formatted(percent, data.size()));
    }
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      ranked.add(i);
    }
    ranked.sort(
        Comparator.<Integer>comparingLong(i -> Hash.joined(seed, Hash.of(id.apply(data.get(i)))))
            .thenComparing(i -> id.apply(data.get(i)))
            .thenComparing(Comparator.naturalOrder()));
    boolean[] warm = new boolean[data.size()];
    ranked.subList(0, (int) count).forEach(i -> warm[i] = true);
    List<T> warmUp = new ArrayList<>();
    List<T> reinforced = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      (warm[i] ? warmUp : reinforced).add(data.get(i));
    }
    return new Sides<>(warmUp, reinforced);
  }
}
