package org.javoke.policy;

/**
 * Tokens that a model computed.
 *
 * @param once tokens that had to be computed at least once: prompts' common beginnings count once
 * @param all tokens that were computed, those computed again included; -1 where it is not known
 */
public record Computed(long once, long all) {

  public static final Computed UNKNOWN = new Computed(-1, -1);

  public boolean isKnown() {
    return all >= 0;
  }

  /** {@return what came after an earlier count} */
  public Computed since(Computed earlier) {
    return isKnown() && earlier.isKnown()
        ? new Computed(once - earlier.once, all - earlier.all)
        : UNKNOWN;
  }
}
