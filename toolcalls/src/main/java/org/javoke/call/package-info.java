/**
 * What a tool call is, and the ways in which models write calls: every {@link
 * org.javoke.call.CallFormat} parses and writes one of them.
 *
 * <p>A parser is a total function from any string to a {@link org.javoke.call.Parsed}; nothing is
 * ever evaluated. Whether a call is right is not known here: see {@code org.javoke.score}.
 */
@NullMarked
package org.javoke.call;

import org.jspecify.annotations.NullMarked;
