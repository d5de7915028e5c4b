/**
 * Python's expression grammar, read as data: a text becomes an {@link org.javoke.python.Expr} tree
 * exactly where {@code ast.parse(text, mode="eval")} of Python 3.11 accepts it.
 *
 * <p>Nothing is looked up, called or evaluated. Depth is bounded, so hostile text ends in a {@link
 * org.javoke.python.PythonSyntaxException}, never in a stack overflow. What a call means is not
 * known here. Start with {@link org.javoke.python.Python}.
 */
@NullMarked
package org.javoke.python;

import org.jspecify.annotations.NullMarked;
