package org.javoke.benchmark;

import org.javoke.policy.Outcome;

/**
 * A reply that was saved by an earlier run, of this toolkit or another.
 *
 * @param id of the question
 * @param mode the mode in which the question was put, as the reply's form tells
 */
public record SavedReply(String id, Mode mode, Outcome outcome) {}
