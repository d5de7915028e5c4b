/**
 * Scoring exactly as the reference does (Berkeley Function-Calling Leaderboard, package {@code
 * bfcl-eval}), quirks included: the same verdict and the same error type.
 *
 * <p>Start with {@link org.javoke.score.bfcl.AstCheck}, which judges decoded calls. What is fair is
 * not known here: see {@code org.javoke.score.fair}.
 */
@NullMarked
package org.javoke.score.bfcl;

import org.jspecify.annotations.NullMarked;
