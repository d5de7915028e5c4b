package org.javoke.data.lint;

/**
 * Something that is wrong with a sample.
 *
 * @param place where in it, such as {@code messages[2].tool_calls[0]}; empty for the whole sample
 * @param message what was found and what was expected
 */
public record Finding(Rule rule, String place, String message) {}
