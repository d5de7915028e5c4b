/**
 * What is seen of a training run, while it goes and afterwards: evaluations on held-out samples
 * with replies that the model really writes, the best adapter, early stopping, a progress bar,
 * TensorBoard files and the run's page.
 *
 * <p>Start with {@link org.javoke.lab.watch.EvaluatingListener}, which evaluates between steps;
 * what is measured is an {@link org.javoke.lab.watch.Evaluator}, usually {@link
 * org.javoke.lab.watch.ToolCallEvaluator}. How a step is computed, and what is trained on, are not
 * known here.
 */
@NullMarked
package org.javoke.lab.watch;

import org.jspecify.annotations.NullMarked;
