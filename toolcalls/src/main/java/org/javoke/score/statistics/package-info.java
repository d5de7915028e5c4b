/**
 * How sure one can be of an accuracy or of a difference between two: {@link
 * org.javoke.score.statistics.Accuracy} for one run, {@link
 * org.javoke.score.statistics.PairedComparison} for two runs over the same questions.
 *
 * <p>It counts rights and wrongs and does not know what was asked.
 */
@NullMarked
package org.javoke.score.statistics;

import org.jspecify.annotations.NullMarked;
