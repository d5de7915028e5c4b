/**
 * The iTool loop: warm-up, then rounds of replay, search and preference optimisation.
 *
 * <p>Start with {@link org.javoke.lab.itool.IToolLoop}, which is the method on one page; {@link
 * org.javoke.lab.itool.LocalStages} does each stage with a model on this machine, and {@link
 * org.javoke.lab.itool.IToolFolder} says which file is where. {@link
 * org.javoke.lab.itool.RewardLoop} is the plainer loop, on answers that a scorer accepts. How trees
 * grow is {@link org.javoke.search}'s, how a step of training is computed {@link
 * org.javoke.train}'s; command lines are not known here.
 */
@NullMarked
package org.javoke.lab.itool;

import org.jspecify.annotations.NullMarked;
