/**
 * The Berkeley Function Calling Leaderboard (BFCL): its data files, its prompts, and the result
 * files of its own package. The data is the user's; none of it is kept here.
 *
 * <p>Start with {@link org.javoke.benchmark.bfcl.BfclBenchmark}. How answers are judged is not
 * known here: see {@code org.javoke.score}.
 */
@NullMarked
package org.javoke.benchmark.bfcl;

import org.jspecify.annotations.NullMarked;
