/**
 * The eight simulated APIs of BFCL's multi-turn questions: what each function returns and how it
 * changes the API's state, errors included, as the reference's do.
 *
 * <p>They know nothing of models, calls as text or verdicts. An instance belongs to one sample and
 * is not thread safe; instances of different samples share nothing. Start with {@link
 * org.javoke.benchmark.bfcl.multiturn.api.Backend} and {@link
 * org.javoke.benchmark.bfcl.multiturn.api.Api}, which makes them.
 */
@NullMarked
package org.javoke.benchmark.bfcl.multiturn.api;

import org.jspecify.annotations.NullMarked;
