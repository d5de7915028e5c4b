/**
 * The little of Python that simulated APIs show to a model: how values compare, add up, hash and
 * print, what an error says, and which numbers a seeded generator gives.
 *
 * <p>Nothing here evaluates an expression, and nothing knows any particular API. Start with {@link
 * org.javoke.benchmark.bfcl.multiturn.runtime.Operations}, which is how an API offers its
 * functions, and {@link org.javoke.benchmark.bfcl.multiturn.runtime.Failure}.
 */
@NullMarked
package org.javoke.benchmark.bfcl.multiturn.runtime;

import org.jspecify.annotations.NullMarked;
