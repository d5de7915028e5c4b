/**
 * Reads the field's dataset formats into {@link org.javoke.data.Example}s, one record at a time.
 *
 * <p>Start with {@link org.javoke.data.read.ExampleFile}; {@link org.javoke.data.read.DataFormats}
 * lists the formats. It knows how samples are written down, not whether they are any good.
 */
@NullMarked
package org.javoke.data.read;

import org.jspecify.annotations.NullMarked;
