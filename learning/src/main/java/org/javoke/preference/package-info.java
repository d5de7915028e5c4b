/**
 * Learning from preferences: of two completions of one prompt, one is to become likelier than the
 * other.
 *
 * <p>Start with {@link org.javoke.preference.PairObjective} and its records, one per paper; they
 * are plain arithmetic on log-probabilities. {@link org.javoke.preference.PairedLoss} puts one of
 * them to work on a model, computing each prompt once for both completions, forward and backward.
 * {@link org.javoke.preference.UnpairedLoss} does so for single completions that were liked or not.
 * Where pairs come from is not known here.
 *
 * <p>{@code logp} is the sum of the log-probabilities of a completion's tokens, {@code ref} the
 * same under the reference, {@code |y|} the number of tokens.
 */
@NullMarked
package org.javoke.preference;

import org.jspecify.annotations.NullMarked;
