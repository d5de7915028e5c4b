/**
 * A model on this machine: text, conversations and tools in, text and calls out.
 *
 * <p>Start with {@link org.javoke.local.LocalModel}, which opens a model's folder and completes and
 * scores; {@link org.javoke.local.LocalPolicy} is the {@link org.javoke.policy.Policy} that
 * evaluation and search use. Here text meets tokens: prompts go through the model's chat template
 * and tokenizer. How tokens are computed is {@link org.javoke.generate}'s; benchmarks and scoring
 * are not known.
 */
@NullMarked
package org.javoke.local;

import org.jspecify.annotations.NullMarked;
