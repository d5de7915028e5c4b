/**
 * Writes samples in the field's formats, and turns files of one format into another.
 *
 * <p>Start with {@link org.javoke.data.convert.Conversion}. What a form cannot hold is counted and
 * listed, never dropped in silence. It does not judge samples.
 */
@NullMarked
package org.javoke.data.convert;

import org.jspecify.annotations.NullMarked;
