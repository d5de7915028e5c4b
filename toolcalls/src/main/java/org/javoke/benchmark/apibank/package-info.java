/**
 * API-Bank (Li et al. 2023): single calls in dialogues, carried out on simulated APIs and held
 * against recorded results, as its evaluator does it.
 *
 * <p>Every call starts from the initial database, so nothing is changed here: an API is a function
 * of the database and its arguments. How dialogues are turned into prompts is in {@link
 * org.javoke.benchmark.apibank.ApiBankBenchmark}, where to start; the verdict is in {@link
 * org.javoke.benchmark.apibank.ApiBankChecker}.
 */
@NullMarked
package org.javoke.benchmark.apibank;

import org.jspecify.annotations.NullMarked;
