/**
 * Reading what users hand us: files and JSON Lines, and the error that says what was wrong, where,
 * and what to do. It does not know what the lines mean.
 */
@NullMarked
package org.javoke.input;

import org.jspecify.annotations.NullMarked;
