/**
 * Training: what a step computes, and the loop around it.
 *
 * <p>Start with {@link org.javoke.train.Trainer}, the loop. What is minimised is an {@link
 * org.javoke.train.Objective}; {@link org.javoke.train.SupervisedLoss} is fine-tuning on examples,
 * and preference objectives are in a package of their own. All of them need the log-probabilities
 * of some tokens and the way back from these to the weights, which is {@link
 * org.javoke.train.LogProbs}. Text, templates and metrics of tool calls are not known here.
 *
 * <p>Shapes: {@code tokens} is the number of tokens of all sequences of a {@link
 * org.javoke.train.Batch} together, {@code labels} the number of those whose log-probability is
 * asked for.
 */
@NullMarked
package org.javoke.train;

import org.jspecify.annotations.NullMarked;
