/**
 * Divides datasets, by chance and by what is hard or unseen, and says what two sets have in common.
 *
 * <p>Start with {@link org.javoke.data.split.Split}, {@link org.javoke.data.split.Difficulty} or
 * {@link org.javoke.data.split.Contamination}. It does not know whether samples are right.
 */
@NullMarked
package org.javoke.data.split;

import org.jspecify.annotations.NullMarked;
