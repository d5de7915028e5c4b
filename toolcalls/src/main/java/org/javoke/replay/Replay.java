package org.javoke.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.javoke.data.Hash;
import org.javoke.input.InputException;

/**
 * Takes a share of the replay buffer: the hardest examples, by the perplexity of their target under
 * the policy (iTool eq. 4), or as many at random, which is the control.
 *
 * @param percent α, more than 0 and at most 100; the number of examples is rounded to the nearest,
 *     half upwards
 * @param apart whether answers with calls and answers without are ranked by themselves, each giving
 *     its own share, as the iTool authors' code does
 * @param seed of the random control; it does not matter for the hardest
 */
public record Replay(double percent, Order order, boolean apart, long seed) {

  /** The paper's best: the hardest 20 per cent. */
  public static final Replay PAPER = new Replay(20, Order.HARDEST, false, 0);

  /** Which examples come first. */
  public enum Order {
    /** Those of highest perplexity; of equal ones the one whose id comes first. */
    HARDEST,
    /** Any, by the seed and the id. */
    RANDOM
  }

  /**
   * An example of the buffer.
   *
   * @param perplexity h of eq. 4: 1 or more; infinite where the policy would never say it
   * @param calls whether its target makes calls
   */
  public record Item(String id, double perplexity, boolean calls) {
    public Item {
      if (!(perplexity >= 1)) {
        throw new InputException(
            "the example '%s' has perplexity %s, expected 1 or more".formatted(id, perplexity));
      }
    }
  }

  /**
   * What is taken.
   *
   * @param items those with calls first if they were ranked apart; within, in the order of choice
   * @param total how many there were
   * @param easiest the lowest perplexity taken
   */
  public record Taken(List<Item> items, int total, double easiest) {
    public Taken {
      items = List.copyOf(items);
    }
  }

  public Replay {
    if (!(percent > 0 && percent <= 100)) {
      throw new InputException(
          "the replay share is %s per cent, expected more than 0 and at most 100"
              .formatted(percent));
    }
  }

  /**
   * {@return the share of the buffer} The same for the same items, whatever their order.
   *
   * @throws InputException if it rounds to nothing, or there are no items
   */
  public Taken take(List<Item> buffer) {
    List<Item> taken = new ArrayList<>();
    if (apart) {
      taken.addAll(share(buffer.stream().filter(Item::calls).toList()));
      taken.addAll(share(buffer.stream().filter(item -> !item.calls()).toList()));
    } else {
      taken.addAll(share(buffer));
    }
    if (taken.isEmpty()) {
      throw new InputException(
          "%s per cent of %,d examples%s rounds to none: take a larger share or more examples"
              .formatted(percent, buffer.size(), apart ? ", with and without calls apart," : ""));
    }
    double easiest = taken.stream().mapToDouble(Item::perplexity).min().orElseThrow();
    return new Taken(taken, buffer.size(), easiest);
  }

  private List<Item> share(List<Item> items) {
    int count = (int) Math.round(items.size() * percent / 100);
    return items.stream().sorted(ranking()).limit(count).toList();
  }

  private Comparator<Item> ranking() {
    Comparator<Item> byId = Comparator.comparing(Item::id);
    return switch (order) {
      case HARDEST -> Comparator.comparingDouble(Item::perplexity).reversed().thenComparing(byId);
      case RANDOM ->
          Comparator.comparingLong((Item item) -> Hash.joined(seed, Hash.of(item.id())))
              .thenComparing(byId);
    };
  }
}
