/**
 * Samples as models are trained on them: conversations become tokens, and which of them bear loss.
 *
 * <p>Start with {@link org.javoke.samples.TrainingData}, which reads a file in any of its forms.
 * {@link org.javoke.samples.TurnSpans} finds in a rendered conversation what the assistant says;
 * {@link org.javoke.samples.Tokenised} takes that from text to tokens. The loss itself, and what is
 * wrong with a dataset, are not known here.
 */
@NullMarked
package org.javoke.samples;

import org.jspecify.annotations.NullMarked;
