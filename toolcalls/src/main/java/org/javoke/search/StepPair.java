package org.javoke.search;

/**
 * Two next steps of which one is preferred.
 *
 * @param node after which they come
 * @param chosenNode where the preferred one leads
 * @param rejectedNode where the other leads
 * @param begun the answer before them
 * @param gap difference of their Q, more than 0
 */
public record StepPair(
    int node,
    int chosenNode,
    int rejectedNode,
    String begun,
    Side chosen,
    Side rejected,
    double gap) {

  /**
   * One of the two.
   *
   * @param text a step; two where one that goes on is held against the same one that ends the
   *     answer
   * @param ends whether the answer ends after it
   * @param visits N of its state
   */
  public record Side(String text, boolean ends, double q, int visits) {}
}
