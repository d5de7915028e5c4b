/**
 * Benchmarks. Each reads outside data from the folder that the system property {@code
 * javoke.shared} names; what was measured stands in {@code docs/performance.md}.
 */
@NullMarked
package org.javoke.jmh;

import org.jspecify.annotations.NullMarked;
