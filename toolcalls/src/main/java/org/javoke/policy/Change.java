package org.javoke.policy;

import org.javoke.call.Answer;

/**
 * What a scaffold did to a reply.
 *
 * @param scaffold the scaffold as users name it, such as {@code repair} or {@code best-of=5}
 * @param note what it did, in one short sentence
 * @param before the answer as it would have been without this scaffold; scoring it tells what the
 *     scaffold was worth
 */
public record Change(String scaffold, String note, Answer before) {}
