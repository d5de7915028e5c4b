/**
 * Scoring as the reference means it, without its known flaws: parallel calls are matched as well as
 * they can be, values are compared alike at every depth, a default counts as left out, and calls
 * are found behind fences and introductions. The user's guide has every rule with examples.
 *
 * <p>Start with {@link org.javoke.score.fair.FairCheck}.
 */
@NullMarked
package org.javoke.score.fair;

import org.jspecify.annotations.NullMarked;
