package org.javoke.lab.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;

/**
 * Copies good samples and puts flaws into some, so that there is something for a linter to find.
 */
public final class Flaws {

  /** Of so many samples whose last answer calls, the first few have a flaw each. */
  private static final int EVERY = 20;

  /** Those that the quickstart shows. */
  static final List<Flaw> SHOWN =
      List.of(Flaw.ARGUMENTS_AS_TEXT, Flaw.NULL_PADDING, Flaw.OPEN_TAG, Flaw.STRANGE_TOOL);

  private Flaws() {}

  /**
   * Writes the copy. The same samples get the same flaws.
   *
   * @param from samples in the canonical form
   * @return how many samples got which flaw
   * @throws org.javoke.input.InputException if a file cannot be read or written
   */
  public static Map<Flaw, Integer> copy(Path from, Path to) {
    int[] calling = {0};
    return copy(
        from,
        to,
        () -> {
          int place = calling[0]++ % EVERY;
          return place < SHOWN.size() ? Optional.of(SHOWN.get(place)) : Optional.empty();
        },
        false);
  }

  /**
   * Writes a copy in which answers that call have flaws by chance. The same samples, rates and seed
   * get the same flaws.
   *
   * @param rates how many of such answers get which flaw, 0 to 1; together at most 1
   * @param tags whether all other calls are written as tags in the content, too
   * @return how many samples got which flaw
   * @throws org.javoke.input.InputException if a file cannot be read or written
   */
  public static Map<Flaw, Integer> copy(
      Path from, Path to, Map<Flaw, Double> rates, long seed, boolean tags) {
    SplittableRandom random = new SplittableRandom(seed);
    return copy(from, to, () -> drawn(rates, random.nextDouble()), tags);
  }

  private static Optional<Flaw> drawn(Map<Flaw, Double> rates, double drawn) {
    double reached = 0;
    for (Map.Entry<Flaw, Double> rate : rates.entrySet()) {
      reached += rate.getValue();
      if (drawn < reached) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  /** Puts in what is chosen for each answer that calls. */
  private static Map<Flaw, Integer> copy(
      Path from, Path to, Supplier<Optional<Flaw>> choice, boolean tags) {
    Map<Flaw, Integer> counts = new EnumMap<>(Flaw.class);
    try (LineFile out = LineFile.create(to)) {
      for (Entry entry : ExampleFile.readAll(from, DataFormats.of(DataFormats.AUTO, from))) {
        if (!(entry instanceof Entry.Good(var _, Example example))) {
          continue;
        }
        Flaw flaw = endsWithCall(example) ? choice.get().orElse(null) : null;
        if (flaw != null) {
          counts.merge(flaw, 1, Integer::sum);
        }
        Example made = flaw == null ? example : with(flaw, example);
        out.add(CanonicalForm.write(tags ? tagged(made) : made));
      }
      out.complete();
    }
    return Collections.unmodifiableMap(counts);
  }

  private static Example tagged(Example example) {
    return example.withMessages(example.messages().stream().map(Flaw::asTags).toList());
  }

  private static boolean endsWithCall(Example example) {
    return !example.messages().isEmpty() && !example.messages().getLast().calls().isEmpty();
  }

  private static Example with(Flaw flaw, Example example) {
    List<Turn> messages = new ArrayList<>(example.messages());
    messages.add(flaw.into(messages.removeLast()));
    return example.withMessages(messages);
  }
}
