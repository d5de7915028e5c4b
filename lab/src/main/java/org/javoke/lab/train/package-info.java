/**
 * Training as a run with a folder: what {@code javoke train} does, for programs.
 *
 * <p>Start with {@link org.javoke.lab.train.SftJob} and {@link org.javoke.lab.train.PreferJob}:
 * each is a record of settings, and {@code run} trains to the end or goes on with a run that was
 * stopped. Who wants to watch, evaluate between steps or stop early is a {@link
 * org.javoke.lab.train.TrainingListener}. How a step is computed is {@link org.javoke.train}'s;
 * command lines are not known here.
 */
@NullMarked
package org.javoke.lab.train;

import org.jspecify.annotations.NullMarked;
