/**
 * Says what is wrong with a dataset's samples, and mends what can be mended without guessing.
 *
 * <p>Start with {@link org.javoke.data.lint.Rule}, which lists all that is looked for, and {@link
 * org.javoke.data.lint.Linter}. It does not know files' formats, models' weights or pages.
 */
@NullMarked
package org.javoke.data.lint;

import org.jspecify.annotations.NullMarked;
