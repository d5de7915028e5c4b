/**
 * How progress is shown: bars on a terminal, lines elsewhere. What they count is not known here.
 *
 * <p>Start with {@link org.javoke.lab.terminal.TerminalBar} and {@link
 * org.javoke.lab.terminal.PlainLines}.
 */
@NullMarked
package org.javoke.lab.terminal;

import org.jspecify.annotations.NullMarked;
