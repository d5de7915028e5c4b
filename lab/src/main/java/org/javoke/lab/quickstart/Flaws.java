package org.javoke.lab.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  private Flaws() {}

  /**
   * Writes the copy. The same samples get the same flaws.
   *
   * @param from samples in the canonical form
   * @return how many samples got which flaw
   * @throws org.javoke.input.InputException if a file cannot be read or written
   */
  public static Map<Flaw, Integer> copy(Path from, Path to) {
    Map<Flaw, Integer> counts = new EnumMap<>(Flaw.class);
    Flaw[] flaws = Flaw.values();
    int calling = 0;
    try (LineFile out = LineFile.create(to)) {
      for (Entry entry : ExampleFile.readAll(from, DataFormats.of(DataFormats.AUTO, from))) {
        if (!(entry instanceof Entry.Good(var _, Example example))) {
          continue;
        }
        int place = endsWithCall(example) ? calling++ % EVERY : EVERY;
        if (place < flaws.length) {
          counts.merge(flaws[place], 1, Integer::sum);
          out.add(CanonicalForm.write(with(flaws[place], example)));
        } else {
          out.add(CanonicalForm.write(example));
        }
      }
      out.complete();
    }
    return Collections.unmodifiableMap(counts);
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
