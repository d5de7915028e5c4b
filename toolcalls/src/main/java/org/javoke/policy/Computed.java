package org.javoke.policy;

/**
 * Tokens that a model computed.
 *
 * @param once tokens that had to be computed at least once: prompts' common beginnings count once
 * @param all tokens that were computed, those computed again included; -1 where it is not known
 * @param dropped tokens that were kept for later, and let go for want of room
 * @param mostKept the most bytes that were kept at once
 */
public record Computed(long once, long all, long dropped, long mostKept) {

  public static final Computed UNKNOWN = new Computed(-1, -1);

  /** Of a model that keeps nothing. */
  public Computed(long once, long all) {
    this(once, all, 0, 0);
  }

  public boolean isKnown() {
    return all >= 0;
  }

  /** {@return what came after an earlier count} */
  public Computed since(Computed earlier) {
    return isKnown() && earlier.isKnown()
        ? new Computed(once - earlier.once, all - earlier.all, dropped - earlier.dropped, mostKept)
        : UNKNOWN;
  }
}
