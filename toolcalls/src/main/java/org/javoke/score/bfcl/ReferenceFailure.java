package org.javoke.score.bfcl;

import org.javoke.score.Mistake;

/**
 * The reference raises an exception at this point and ends its run. Ours is caught in {@link
 * AstCheck}, where it makes the one reply wrong.
 */
public final class ReferenceFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final Mistake mistake;

  /**
   * @param reason in words, without a full stop
   */
  ReferenceFailure(Mistake mistake, String reason) {
    super(reason, null, false, false); // without a stack trace: it costs more than the whole check
    this.mistake = mistake;
  }

  public Mistake mistake() {
    return mistake;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
