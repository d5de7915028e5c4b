package org.javoke.search;

/**
 * One step of an answer.
 *
 * @param text as written, white space included
 * @param inList whether it leaves a list of calls open, so that another call follows
 */
public record Step(String text, Kind kind, boolean inList) {

  /** What a step is. */
  public enum Kind {
    CALL,
    SENTENCE,
    FRAGMENT
  }
}
