/**
 * From accuracies per category to the group scores that the leaderboard shows: {@link
 * org.javoke.score.aggregate.V4Scores} as the reference computes them today, {@link
 * org.javoke.score.aggregate.V3Scores} as it did in its third version.
 *
 * <p>It knows names of categories and counts, and no questions.
 */
@NullMarked
package org.javoke.score.aggregate;

import org.jspecify.annotations.NullMarked;
