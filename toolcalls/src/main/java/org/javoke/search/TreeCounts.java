package org.javoke.search;

/**
 * What trees came to.
 *
 * @param failed trees that did not grow to their end
 * @param solved trees with a right answer in them
 * @param effort of all trees
 */
public record TreeCounts(int trees, int failed, int solved, int pairs, Tree.Effort effort) {

  public static final TreeCounts NONE = new TreeCounts(0, 0, 0, 0, Tree.Effort.NONE);

  /** {@return the counts with one more tree} */
  public TreeCounts with(Tree tree) {
    return new TreeCounts(
        trees + 1,
        failed + (tree.failure().isPresent() ? 1 : 0),
        solved + (tree.isSolved() ? 1 : 0),
        pairs + tree.pairs().size(),
        effort.plus(tree.effort()));
  }
}
