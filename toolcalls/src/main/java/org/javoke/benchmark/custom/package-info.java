/**
 * The user's own test sets: one JSON object a line, with messages, tools and the expected calls.
 *
 * <p>Start with {@link org.javoke.benchmark.custom.CustomBenchmark}. A file is checked as a whole
 * before any model is asked, and all that is wrong with it is said at once.
 */
@NullMarked
package org.javoke.benchmark.custom;

import org.jspecify.annotations.NullMarked;
