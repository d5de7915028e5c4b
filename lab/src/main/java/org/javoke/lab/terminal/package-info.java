/**
 * How bars are drawn on a terminal. What they count is not known here.
 *
 * <p>Start with {@link org.javoke.lab.terminal.TerminalBar}.
 */
@NullMarked
package org.javoke.lab.terminal;

import org.jspecify.annotations.NullMarked;
