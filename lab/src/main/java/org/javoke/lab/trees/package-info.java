/**
 * Trees of a search to be looked at: steps with their numbers, and which of them became pairs.
 *
 * <p>Start with {@link org.javoke.lab.trees.TreesPage}. Where trees come from is not known here,
 * only the files that they are in.
 */
@NullMarked
package org.javoke.lab.trees;

import org.jspecify.annotations.NullMarked;
