/**
 * Counts and distributions of a dataset; start with {@link org.javoke.data.stats.DataStats}. It
 * draws nothing.
 */
@NullMarked
package org.javoke.data.stats;

import org.jspecify.annotations.NullMarked;
