/**
 * Step-wise Monte Carlo tree search over a model (iTool, section 4.3; MCTS-DPO): it grows a tree of
 * calls and sentences for each problem, values them by outcome and self-evaluation, and makes
 * preference pairs of the best and the worst next steps.
 *
 * <p>Start with {@link org.javoke.search.Search}; {@link org.javoke.search.Presets} has the
 * settings of the papers. Where the model is, and what is trained on the pairs, is not known here.
 */
@NullMarked
package org.javoke.search;

import org.jspecify.annotations.NullMarked;
