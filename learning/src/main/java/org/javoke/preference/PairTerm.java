package org.javoke.preference;

/**
 * What one pair adds to the loss.
 *
 * @param chosenSlope the loss's derivative with respect to the chosen completion's summed
 *     log-probability
 * @param rejectedSlope the same of the rejected one
 * @param chosenReward what the objective takes the chosen completion to be worth
 * @param rejectedReward the same of the rejected one
 */
public record PairTerm(
    double loss,
    double chosenSlope,
    double rejectedSlope,
    double chosenReward,
    double rejectedReward) {}
