/**
 * What {@code javoke quickstart} has of its own beside the commands that it runs one after the
 * other: the places of its files, samples with flaws put in for the linter to find, and the page
 * that tells what came out.
 *
 * <p>It reads what the commands wrote, and neither asks a model nor trains one. Start with {@link
 * org.javoke.lab.quickstart.QuickstartFolder} and {@link org.javoke.lab.quickstart.StoryPage}.
 */
@NullMarked
package org.javoke.lab.quickstart;

import org.jspecify.annotations.NullMarked;
