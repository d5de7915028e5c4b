package org.javoke.repair;

/**
 * A text that was mended.
 *
 * @param text as it is now
 * @param note what was done, such as {@code 2 brackets closed, 1 comma dropped}
 */
public record Repaired(String text, String note) {}
