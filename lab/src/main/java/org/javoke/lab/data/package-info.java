/**
 * What a researcher sees of a dataset's check: progress, tables, and pages. What is checked is in
 * {@code org.javoke.data}; start with {@link org.javoke.lab.data.ReadingProgress}.
 */
@NullMarked
package org.javoke.lab.data;

import org.jspecify.annotations.NullMarked;
