package org.javoke.score.aggregate;

/**
 * The score of a group of categories.
 *
 * @param name such as {@code non_live} or {@code overall}
 * @param accuracy from 0 to 1; categories that were not run count as 0, as in the reference
 * @param partial whether a category of the group is missing, so that the number says little
 */
public record GroupScore(String name, double accuracy, boolean partial) {}
