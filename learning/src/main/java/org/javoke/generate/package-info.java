/**
 * Generation and scoring of token sequences by a local model, many at once.
 *
 * <p>Start with {@link org.javoke.generate.Generator}, which draws continuations, and {@link
 * org.javoke.generate.CompletionScorer}, which tells how likely given ones are. Both look over a
 * window of prompts, compute what several have in common once ({@link
 * org.javoke.generate.PromptTree}), and put the tokens of many sequences into each pass of the
 * model without padding. Text and tokenizers are not known here.
 */
@NullMarked
package org.javoke.generate;

import org.jspecify.annotations.NullMarked;
