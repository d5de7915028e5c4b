/**
 * The {@code javoke} command: one class per verb, which reads options, calls the library and
 * prints.
 *
 * <p>There is no logic here; start with {@link org.javoke.cli.Javoke}.
 */
@NullMarked
package org.javoke.cli;

import org.jspecify.annotations.NullMarked;
