/** Benchmarks: questions, how they are put to a model, and how answers are scored and added up. */
@NullMarked
package org.javoke.benchmark;

import org.jspecify.annotations.NullMarked;
