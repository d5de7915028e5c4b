package org.javoke.search;

/**
 * A state of a tree.
 *
 * @param index its place in the tree's list
 * @param parent the state before; -1 for the root
 * @param step that led here; empty text at the root
 * @param injected whether the step is the reference's and was never sampled
 * @param samples how many sampled steps said the same
 * @param logprob of the step, natural; NaN where it is not known
 * @param tokens of the step; estimated where they are not known
 * @param prior p of iTool eq. 5; NaN at the root
 * @param outcome O of eq. 6
 * @param confidence C of eq. 6 and 7
 * @param right whether the answer ends here and is right
 * @param worth R(s) of eq. 6
 * @param reward r(s, a) with which the step led here
 * @param q Q(s, a) of the step, eq. 8
 * @param v V(s), eq. 9
 * @param visits N(s)
 */
public record TreeNode(
    int index,
    int parent,
    Step step,
    End end,
    boolean injected,
    int samples,
    double logprob,
    int tokens,
    double prior,
    double outcome,
    double confidence,
    boolean right,
    double worth,
    double reward,
    double q,
    double v,
    int visits) {

  /** Whether the answer is over, and why. */
  public enum End {
    /** It goes on. */
    OPEN,
    /** The model ended it. */
    ENDED,
    /** It became as long as it may. */
    TOO_LONG,
    /** The model had nothing to say and did not end it. */
    NOTHING_DRAWN
  }
}
