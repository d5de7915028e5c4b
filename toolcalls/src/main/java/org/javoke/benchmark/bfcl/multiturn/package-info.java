/**
 * BFCL's multi-turn questions: calls read from text, carried out on simulated APIs, and held
 * against what the expected calls do, turn by turn, as the reference does it.
 *
 * <p>Calls are data: a call of an API's function with literals is carried out, and nothing else is
 * evaluated, where the reference evaluates whatever the model wrote. No model is asked here. Start
 * with {@link org.javoke.benchmark.bfcl.multiturn.MultiTurnChecker}.
 */
@NullMarked
package org.javoke.benchmark.bfcl.multiturn;

import org.jspecify.annotations.NullMarked;
