/**
 * Mends replies that are almost calls: brackets, quotes, commas, fences and tags.
 *
 * <p>A repair only ever changes punctuation. It invents no names and no values, and where there are
 * several ways to read something it gives up: a wrong repair is worse than none. Start with {@link
 * org.javoke.repair.ReplyRepair}. Whether a repair was worth it is not known here: that is for the
 * score to say.
 */
@NullMarked
package org.javoke.repair;

import org.jspecify.annotations.NullMarked;
