package org.javoke.lab.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.javoke.tokenizer.Vocabulary;
import org.javoke.train.Example;

/**
 * A sample as it is trained on, to be looked at.
 *
 * @param pieces in order: each special token by itself, and runs of others that bear loss or do not
 * @param tokens of all of it
 * @param labels how many of them bear loss
 * @param stops whether the last token that bears loss is one that ends a reply: if it is not, the
 *     model does not learn to stop there
 */
public record PreviewedSample(
    String id, List<Piece> pieces, int tokens, int labels, boolean stops) {

  /**
   * A part of the text.
   *
   * @param learned whether it bears loss
   * @param special whether it is one special token, such as an end of turn
   */
  public record Piece(String text, boolean learned, boolean special) {}

  public PreviewedSample {
    pieces = List.copyOf(pieces);
  }

  /**
   * {@return the example as text}
   *
   * @param stopIds ids that end a reply
   */
  public static PreviewedSample of(Example example, Vocabulary vocabulary, Set<Integer> stopIds) {
    int[] ids = example.ids().toArray();
    BitSet learned = new BitSet();
    example.learned().forEach(learned::set);
    List<Piece> pieces = new ArrayList<>();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (int i = 0; i < ids.length; i++) {
      boolean special = vocabulary.isAdded(ids[i]);
      run.writeBytes(vocabulary.has(ids[i]) ? vocabulary.bytes(ids[i]) : new byte[0]);
      boolean goesOn =
          i + 1 < ids.length
              && !special
              && !vocabulary.isAdded(ids[i + 1])
              && learned.get(i) == learned.get(i + 1);
      if (!goesOn) {
        pieces.add(new Piece(run.toString(StandardCharsets.UTF_8), learned.get(i), special));
        run.reset();
      }
    }
    int last = learned.length() - 1;
    boolean stops = last >= 0 && stopIds.contains(ids[last]);
    return new PreviewedSample(example.id(), pieces, ids.length, example.labels(), stops);
  }

  /** {@return the counts in words} */
  public String counts() {
    double share = tokens == 0 ? 0 : 100.0 * (tokens - labels) / tokens;
    return String.format(
        Locale.ROOT,
        "%,d tokens, %,d bear loss, %.1f%% masked%s",
        tokens,
        labels,
        share,
        stops ? "" : "; what bears loss does not end with a token that ends a reply");
  }
}
