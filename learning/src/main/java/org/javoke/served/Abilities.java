package org.javoke.served;

/**
 * What a server was seen to do.
 *
 * @param scoring how it is asked how likely a given text is
 * @param special whether it can leave special tokens in what it draws
 * @param namesStops whether it says which text it stopped after
 * @param likeliest so many of the likeliest next tokens it names, with the same numbers that
 *     scoring gives; 0 for none
 */
record Abilities(Scoring scoring, boolean special, boolean namesStops, int likeliest) {}
