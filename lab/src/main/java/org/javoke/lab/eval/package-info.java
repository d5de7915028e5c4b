/**
 * The workflows around a run: {@link org.javoke.lab.eval.Evaluation} asks a model, {@link
 * org.javoke.lab.eval.Scoring} judges replies that are given, {@link
 * org.javoke.lab.eval.Comparison} holds two runs against each other.
 *
 * <p>How a run lies on disk is not known here: see {@code org.javoke.lab.run}. Nothing is printed.
 */
@NullMarked
package org.javoke.lab.eval;

import org.jspecify.annotations.NullMarked;
