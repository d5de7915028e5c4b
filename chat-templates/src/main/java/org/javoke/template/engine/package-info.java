/**
 * Runs a parsed template: statements, variables, loops, macros, and Jinja's filters, tests and
 * globals.
 *
 * <p>What Python's values do by themselves is in {@link org.javoke.template.python}; what a
 * template looks like is in {@link org.javoke.template.syntax}. Nothing here knows what a message
 * or a tool is.
 *
 * <p>Start at {@link org.javoke.template.engine.Rendering}.
 */
@NullMarked
package org.javoke.template.engine;

import org.jspecify.annotations.NullMarked;
