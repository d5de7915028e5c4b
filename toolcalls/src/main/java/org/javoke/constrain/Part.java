package org.javoke.constrain;

/**
 * Something that is still to be written, with how much of it has been. Parts are immutable, and
 * equal where they continue in the same way.
 *
 * <p>From every part the end of what it describes can be reached, except {@link Never}: readers of
 * schemas leave out what cannot be written, so no thread ever runs into a dead end.
 */
interface Part {

  /**
   * Adds every stack that may follow when this part takes the byte; none where it cannot.
   *
   * @param next 0 to 255
   * @param at the stack on top of which this part stands, alone or as one of several alternatives
   */
  void step(int next, Stack at, Threads out);

  /** {@return whether nothing more of this part has to be written} */
  default boolean nullable() {
    return false;
  }

  /** {@return whether the reply may end here, whatever stands below on the stack} */
  default boolean ends() {
    return false;
  }

  /**
   * {@return whether this is text that a model chooses, in which tokens that are marks have no
   * place}
   */
  default boolean quoted() {
    return false;
  }

  /**
   * {@return whether equal parts occur in every grammar, so that what they make of a vocabulary is
   * worth keeping with the vocabulary}
   */
  default boolean shared() {
    return false;
  }
}
