package org.javoke.tokenizer;

import java.util.BitSet;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes of every token id: what the tokenizer's decoder makes of it before bytes become
 * characters. A token's bytes may be part of a character only. Immutable.
 */
public final class Vocabulary {

  /** The most ids that a tokenizer may have. */
  public static final int MAX_SIZE = 1 << 24;

  private final byte[] @Nullable [] bytes;
  private final Map<String, Integer> ids;
  private final BitSet added;
  private final BitSet special;
  private final boolean stripsLeadingSpace;

  Vocabulary(
      byte[] @Nullable [] bytes,
      Map<String, Integer> ids,
      BitSet added,
      BitSet special,
      boolean stripsLeadingSpace) {
    this.bytes = bytes;
    this.ids = ids;
    this.added = added;
    this.special = special;
    this.stripsLeadingSpace = stripsLeadingSpace;
  }

  /** {@return one more than the highest id; some ids below may have no token} */
  public int size() {
    return bytes.length;
  }

  /** {@return whether there is a token with that id} */
  public boolean has(int id) {
    return id >= 0 && id < bytes.length && bytes[id] != null;
  }

  /**
   * {@return the bytes of the token, a copy}
   *
   * @throws IllegalArgumentException if no token has that id
   */
  public byte[] bytes(int id) {
    return raw(id).clone();
  }

  byte[] raw(int id) {
    byte @Nullable [] found = id >= 0 && id < bytes.length ? bytes[id] : null;
    if (found == null) {
      throw new IllegalArgumentException(
          "no token has the id %d; ids end at %d".formatted(id, bytes.length - 1));
    }
    return found;
  }

  /** {@return whether the token was added to the learnt ones, special or not} */
  public boolean isAdded(int id) {
    return added.get(id);
  }

  /** {@return whether the token is a mark, such as an end of turn, rather than text} */
  public boolean isSpecial(int id) {
    return special.get(id);
  }

  /** {@return the id of the token that tokenizer.json spells like this, if there is one} */
  public OptionalInt idOf(String token) {
    @Nullable Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /**
   * {@return whether the decoder drops one space from the beginning of a text, as those of Llama
   * 2's kind do}
   */
  public boolean stripsLeadingSpace() {
    return stripsLeadingSpace;
  }
}
