/**
 * Work on the lines of a file that several processes divide among them. Knows lines and their
 * answers' ids, and nothing of what is done with them. Start with {@link
 * org.javoke.lab.part.DividedWork}.
 */
@NullMarked
package org.javoke.lab.part;

import org.jspecify.annotations.NullMarked;
