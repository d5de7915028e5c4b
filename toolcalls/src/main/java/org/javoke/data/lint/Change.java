package org.javoke.data.lint;

/**
 * What cleaning did to a sample.
 *
 * @param rule whose finding it mends: its explanation says why
 * @param what in words, with what stood there
 */
public record Change(Rule rule, String place, String what) {}
